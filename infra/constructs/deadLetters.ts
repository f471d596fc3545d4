import { Duration } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig, StageName } from '../config/stage.ts';

/** The queue's name. @param of whose letters they are */
export const deadLettersName = (stage: StageName, of: string): string => `${nameOf(stage, of)}-dead-letters`;

export interface DeadLettersProps {
  readonly config: StageConfig;
  /** Whose letters they are. */
  readonly of: string;
}

/** What could not be handled, kept two weeks for somebody to look at and send again (docs/runbooks/dead-letter.md). */
export class DeadLetters extends Construct {
  readonly queue: sqs.Queue;
  readonly of: string;

  constructor(scope: Construct, id: string, { config, of }: DeadLettersProps) {
    super(scope, id);
    this.of = of;
    this.queue = new sqs.Queue(this, 'Queue', {
      queueName: deadLettersName(config.stage, of),
      // With SQS's own key: whoever delivers, EventBridge too, may write here without rights to a key of ours.
      encryption: sqs.QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
  }
}
