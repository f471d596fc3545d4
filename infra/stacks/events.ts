import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type { Construct } from 'constructs';
import { CONSUMERS } from '../../functions/consumers.ts';
import { WEBHOOK_FILTER } from '../../functions/events/deliverWebhooks.ts';
import { VERIFICATION_FILTERS } from '../../functions/events/verifyDelivery.ts';
import { UNDELIVERED } from '../../functions/notices/mailEvent.ts';
import { DealBus } from '../constructs/dealBus.ts';
import { readDealStream } from '../constructs/dealStreamReader.ts';
import type { FunctionMaker } from '../constructs/functionMaker.ts';
import { Listener } from '../constructs/listener.ts';
import { EVERY_FIVE_MINUTES, EVERY_QUARTER_HOUR, NIGHTLY, Schedule } from '../constructs/schedules.ts';
import type { DataStack } from './data.ts';
import type { MailStack } from './mail.ts';
import { machineArn } from './workflows.ts';

export interface EventsStackProps extends StackProps {
  readonly functions: FunctionMaker;
  readonly data: DataStack;
  readonly mail: MailStack;
}

/** Cognito calls it and waits; it listens to nothing. */
type Listening = Exclude<keyof typeof CONSUMERS, 'addTokenClaims'>;

/** Who listens to what: the table's stream, the bus, other services, the clock. */
export class EventsStack extends Stack {
  readonly listeners: Readonly<Record<Listening, Listener>>;
  readonly bus: DealBus;

  constructor(scope: Construct, id: string, props: EventsStackProps) {
    super(scope, id, props);
    const { functions, data } = props;
    const { config } = functions;
    const { deals } = data;
    const listen = (name: Listening) => new Listener(this, { functions, deployable: CONSUMERS[name] });
    this.listeners = {
      dealStream: listen('dealStream'),
      deliverWebhooks: listen('deliverWebhooks'),
      deliveryVerification: listen('deliveryVerification'),
      evidenceUploaded: listen('evidenceUploaded'),
      executionEnded: listen('executionEnded'),
      mailEvents: listen('mailEvents'),
      rebuildRecords: listen('rebuildRecords'),
      reconcile: listen('reconcile'),
      sendReminders: listen('sendReminders'),
      workRecheck: listen('workRecheck'),
    };
    const { dealStream, deliverWebhooks, deliveryVerification, reconcile, sendReminders, workRecheck } =
      this.listeners;
    readDealStream(deals, dealStream);
    this.bus = new DealBus(this, 'Deals', { config, deals });
    this.bus.deliver('ToVerification', deliveryVerification, VERIFICATION_FILTERS);
    this.bus.deliver('ToWebhooks', deliverWebhooks, [WEBHOOK_FILTER]);
    this.#services(props);
    const schedule = (name: string, listener: Listener, expression: typeof NIGHTLY, input = {}) =>
      new Schedule(this, name, { config, listener, expression, input });
    schedule('send-reminders', sendReminders, EVERY_FIVE_MINUTES);
    schedule('recheck-work', workRecheck, EVERY_FIVE_MINUTES);
    schedule('deliver-webhooks', deliverWebhooks, EVERY_FIVE_MINUTES);
    schedule('reconcile', reconcile, EVERY_QUARTER_HOUR);
    schedule('reconcile-begin', reconcile, NIGHTLY, { begin: true });
  }

  /** What AWS's services tell of themselves. */
  #services({ functions: { config }, data: { buckets }, mail }: EventsStackProps): void {
    this.#rule('ExecutionEnded', this.listeners.executionEnded, {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: {
        stateMachineArn: [machineArn(this, config.stage, 'collaboration')],
        status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
      },
    });
    this.#rule('EvidenceUploaded', this.listeners.evidenceUploaded, {
      source: ['aws.s3'],
      detailType: ['Object Created'],
      detail: { bucket: { name: [buckets.evidence.bucketName] } },
    });
    this.#rule('MailEvents', this.listeners.mailEvents, {
      source: ['aws.ses'],
      detail: {
        eventType: UNDELIVERED,
        // Other stages, and others in this account, send mails too.
        mail: { tags: { 'ses:configuration-set': [mail.configurationSetName] } },
      },
    });
  }

  #rule(id: string, listener: Listener, eventPattern: events.EventPattern): void {
    const target = new targets.LambdaFunction(listener.lambda, {
      deadLetterQueue: listener.deadLetters.queue,
      maxEventAge: Duration.hours(6),
      retryAttempts: 20,
    });
    new events.Rule(this, id, { eventPattern, targets: [target] });
  }
}
