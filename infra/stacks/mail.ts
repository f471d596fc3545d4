import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ses from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';

export interface MailStackProps extends StackProps {
  readonly config: StageConfig;
}

/** SES's own subdomain, from which mails are sent and to which they come back. */
const returnsTo = (mailDomain: string): string => `bounce.${mailDomain}`;

/** Whom mails come from, and what becomes of them: those that come back are noted in the record of notices. */
export class MailStack extends Stack {
  readonly configurationSetName: string;
  readonly #identity: ses.EmailIdentity;

  constructor(scope: Construct, id: string, props: MailStackProps) {
    super(scope, id, props);
    const { stage, context } = props.config;
    this.configurationSetName = nameOf(stage, 'mail');
    const set = new ses.ConfigurationSet(this, 'Set', {
      configurationSetName: this.configurationSetName,
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const bus = events.EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    set.addEventDestination('ToBus', {
      destination: ses.EventDestination.eventBus(bus),
      events: [
        ses.EmailSendingEvent.BOUNCE,
        ses.EmailSendingEvent.COMPLAINT,
        ses.EmailSendingEvent.DELIVERY,
        ses.EmailSendingEvent.REJECT,
        ses.EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    this.#identity = new ses.EmailIdentity(this, 'Identity', {
      identity: ses.Identity.domain(context.mailDomain),
      configurationSet: set,
      mailFromDomain: returnsTo(context.mailDomain),
    });
    this.#sayRecords(context.mailDomain);
  }

  /** What has to stand in the domain's zone: DKIM for SES, where returned mails go, and what others may make of forgeries. */
  #sayRecords(domain: string): void {
    for (const [index, { name, value }] of this.#identity.dkimRecords.entries()) {
      new CfnOutput(this, `Dkim${index + 1}`, { value: `${name} CNAME ${value}` });
    }
    const say = (id: string, value: string) => new CfnOutput(this, id, { value });
    say('ReturnedMails', `${returnsTo(domain)} MX 10 feedback-smtp.${this.region}.amazonses.com`);
    say('Spf', `${returnsTo(domain)} TXT "v=spf1 include:amazonses.com ~all"`);
    say('Dmarc', `_dmarc.${domain} TXT "v=DMARC1; p=quarantine"`);
  }

  /** Lets `grantee` send from the stage's domain, through its configuration set. */
  allowSending(grantee: iam.IGrantable): void {
    const set = this.formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSetName,
    });
    const resourceArns = [this.#identity.emailIdentityArn, set];
    iam.Grant.addToPrincipal({ grantee, actions: ['ses:SendEmail', 'ses:SendRawEmail'], resourceArns });
  }
}
