import { pathToFileURL } from 'node:url';
import type { TableNames } from '../adapters/dynamodb/tables.ts';
import { PDF_FONTS } from '../functions/pdf/packagedFonts.ts';
import { jwksPath, tokenAudience } from './identity/issuer.ts';
import type { Secrets } from './secrets.ts';
import type { Settings } from './settings.ts';

/** What the handlers find in their environment: on AWS the stacks set these, here we do. */
export function runtimeEnvironment(
  settings: Settings,
  here: {
    url: string;
    secrets: Secrets;
    tables: TableNames;
    databaseUrl: string;
    stripeUrl: string;
    smtpUrl: string;
    collaborationArn: string;
    /** Where the bytes of evidence are kept. */
    evidenceFolder: string;
    /** Where case files wait to be fetched. */
    caseFileFolder: string;
  },
): Record<string, string> {
  const { url, secrets, tables, databaseUrl, stripeUrl, smtpUrl, collaborationArn } = here;
  const { evidenceFolder, caseFileFolder } = here;
  const stripe =
    settings.stripe === null
      ? {
          STRIPE_SECRET_KEY: secrets.stripeSecretKey,
          STRIPE_WEBHOOK_SECRET: secrets.stripeWebhookSecret,
          STRIPE_API_BASE: stripeUrl,
        }
      : {
          STRIPE_SECRET_KEY: settings.stripe.secretKey,
          STRIPE_WEBHOOK_SECRET: settings.stripe.webhookSecret,
        };
  return {
    ...stripe,
    PDF_FONT_REGULAR: PDF_FONTS.regular,
    PDF_FONT_BOLD: PDF_FONTS.bold,
    PUBLIC_URL: settings.publicUrl ?? url,
    DEALS_TABLE: tables.dealsTable,
    LEDGER_TABLE: tables.ledgerTable,
    DYNAMODB_ENDPOINT: databaseUrl,
    COLLABORATION_ARN: collaborationArn,
    EVIDENCE_LOCATION: pathToFileURL(evidenceFolder).href,
    EVIDENCE_URL_SECRET: secrets.evidenceSecret,
    CASE_FILE_LOCATION: pathToFileURL(caseFileFolder).href,
    CASE_FILE_KEY: secrets.caseFileKey,
    STEPFUNCTIONS_ENDPOINT: `${url}/_local/stepfunctions`,
    SMTP_URL: settings.smtpUrl ?? smtpUrl,
    MAIL_FROM: settings.mailFrom,
    SMS_ENDPOINT: smtpUrl,
    OPERATOR_EMAIL: settings.operatorEmail,
    ...(settings.disputeTwoOperatorsAbove
      ? { DISPUTE_TWO_OPERATORS_ABOVE: settings.disputeTwoOperatorsAbove }
      : {}),
    OIDC_ISSUER: url,
    OIDC_AUDIENCE: tokenAudience,
    OIDC_JWKS_URL: `${url}${jwksPath}`,
  };
}
