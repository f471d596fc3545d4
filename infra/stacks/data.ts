import { RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { tableDefinitions } from '../../adapters/dynamodb/tables.ts';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
import { Buckets } from '../constructs/buckets.ts';
import { Secrets } from '../constructs/secrets.ts';
import { Table } from '../constructs/table.ts';
import { Refusal } from '../refusal.ts';

const READ = ['BatchGetItem', 'GetItem', 'Query'];
const WRITE = ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'];
/** Nothing in the ledger is ever deleted. */
const APPEND = WRITE.filter((action) => action !== 'DeleteItem');

export interface DataStackProps extends StackProps {
  readonly config: StageConfig;
}

/** What must outlive everything else: tables, files, secrets, and the key they are encrypted with. */
export class DataStack extends Stack {
  readonly key: kms.Key;
  readonly deals: Table;
  readonly ledger: Table;
  readonly buckets: Buckets;
  readonly secrets: Secrets;
  readonly #lockDays: number;

  constructor(scope: Construct, id: string, props: DataStackProps) {
    super(scope, id, props);
    const { config } = props;
    const { keepsData } = config;
    this.#lockDays = config.evidenceLockDays;
    this.key = new kms.Key(this, 'Key', {
      description: `Data of Luyue, ${config.stage}`,
      alias: `alias/${nameOf(config.stage, 'data')}`,
      enableKeyRotation: true,
      removalPolicy: keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const [deals, ledger] = tableDefinitions({
      dealsTable: nameOf(config.stage, 'deals'),
      ledgerTable: nameOf(config.stage, 'ledger'),
    });
    if (deals === undefined || ledger === undefined) throw new Refusal('There are two tables to define.');
    this.deals = new Table(this, 'Deals', { definition: deals, key: this.key, keepsData });
    this.ledger = new Table(this, 'Ledger', { definition: ledger, key: this.key, keepsData });
    this.buckets = new Buckets(this, 'Buckets', { config, key: this.key });
    this.secrets = new Secrets(this, 'Secrets', { config, key: this.key });
  }

  /** What functions are told of it. */
  variables(): Record<string, string> {
    return {
      DEALS_TABLE: this.deals.table.tableName,
      LEDGER_TABLE: this.ledger.table.tableName,
      EVIDENCE_LOCATION: `s3://${this.buckets.evidence.bucketName}`,
      EVIDENCE_LOCK_DAYS: String(this.#lockDays),
      CASE_FILE_LOCATION: `s3://${this.buckets.caseFiles.bucketName}`,
      ...this.secrets.variables(),
    };
  }

  /** What functions may be allowed to do with it. */
  allowances() {
    return {
      readDeals: (to: iam.IGrantable) => this.deals.allow(to, READ),
      writeDeals: (to: iam.IGrantable) => this.deals.allow(to, WRITE),
      readLedger: (to: iam.IGrantable) => this.ledger.allow(to, READ),
      scanLedger: (to: iam.IGrantable) => this.ledger.allow(to, ['Scan']),
      writeLedger: (to: iam.IGrantable) => this.ledger.allow(to, APPEND),
      keepEvidence: (to: iam.IGrantable) => this.buckets.allowEvidence(to),
      lockEvidence: (to: iam.IGrantable) => this.buckets.allowLocking(to),
      keepCaseFiles: (to: iam.IGrantable) => this.buckets.allowCaseFiles(to),
      readPaymentKey: (to: iam.IGrantable) => this.secrets.allow(to, 'STRIPE_SECRET_KEY'),
      readPaymentSignature: (to: iam.IGrantable) => this.secrets.allow(to, 'STRIPE_WEBHOOK_SECRET'),
      readCaseFileKey: (to: iam.IGrantable) => this.secrets.allow(to, 'CASE_FILE_KEY'),
    };
  }
}
