import { Duration } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';

export interface DeadLettersProps {
  readonly config: StageConfig;
  /** Whose letters they are. */
  readonly of: string;
  readonly key: kms.IKey;
}

/** What could not be handled, kept two weeks for somebody to look at and send again (docs/runbooks/dead-letter.md). */
export class DeadLetters extends Construct {
  readonly queue: sqs.Queue;
  readonly of: string;

  constructor(scope: Construct, id: string, { config, of, key }: DeadLettersProps) {
    super(scope, id);
    this.of = of;
    this.queue = new sqs.Queue(this, 'Queue', {
      queueName: `${nameOf(config.stage, of)}-dead-letters`,
      encryptionMasterKey: key,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }
}
