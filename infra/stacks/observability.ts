import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { deals } from '../../functions/runtime/providers/deals.ts';
import { dealsToRead } from '../../functions/runtime/providers/dealsToRead.ts';
import { gateway } from '../../functions/runtime/providers/gateway.ts';
import { payments } from '../../functions/runtime/providers/payments.ts';
import type { Deployable } from '../../functions/runtime/step.ts';
import { MACHINES } from '../../workflows/definition.ts';
import type { StageConfig } from '../config/stage.ts';
import { LogMetrics } from '../constructs/alarmMetrics.ts';
import { Sources } from '../constructs/alarmSources.ts';
import { Alarms } from '../constructs/alarms.ts';
import { Dashboard } from '../constructs/dashboard.ts';

export interface ObservabilityStackProps extends StackProps {
  readonly config: StageConfig;
  readonly deployables: readonly Deployable[];
  readonly apiId: string;
  /** Whoever keeps dead letters. */
  readonly keepers: readonly string[];
}

const QUARTER_HOUR_MILLIS = 15 * 60_000;

/**
 * Who is told when, and one page that shows it all. Everything is found by its name, so nothing else depends on this
 * stack, nor it on the order of theirs.
 */
export class ObservabilityStack extends Stack {
  readonly #alarms: Alarms;
  readonly #counted: LogMetrics;
  readonly #sources: Sources;

  constructor(scope: Construct, id: string, props: ObservabilityStackProps) {
    super(scope, id, props);
    const { config, apiId, keepers } = props;
    const { stage } = config;
    this.#alarms = new Alarms(this, config);
    this.#counted = new LogMetrics(this, stage);
    this.#sources = new Sources(this, stage);
    this.#workflows();
    this.#money(props);
    this.#events(keepers);
    this.#doors(apiId);
    const { all: alarms } = this.#alarms;
    new Dashboard(this, 'Overview', {
      ...{ stage, alarms, apiId, keepers },
      ...{ counted: this.#counted, sources: this.#sources },
    });
  }

  #workflows(): void {
    for (const machine of MACHINES) {
      this.#alarms.raise(
        `${machine}-ended-badly`,
        { metric: this.#sources.badEnds(machine), threshold: 1 },
        {
          hurts: `An execution of ${machine} failed, timed out or was stopped. Hurt: brand and creator of that deal, who can do nothing until it goes on; money stays where it is.`,
          runbook: 'execution-ended.md#on-aws',
        },
      );
    }
  }

  #money({ config, deployables }: ObservabilityStackProps): void {
    const having = (...providers: readonly unknown[]) =>
      deployables.filter(({ needs }) => Object.values(needs).some((need) => providers.includes(need)));
    const alarms = this.#alarms;
    this.#counted.closings();
    this.#counted.reconciliations();
    this.#counted.violations(having(deals, dealsToRead).map(({ name }) => name));
    alarms.raise(
      'books-differ',
      { metric: this.#counted.counted('BooksDiffer'), threshold: 1 },
      {
        hurts:
          'The nightly comparison found books, deals or payment service at odds. Hurt: nobody yet; whoever is paid next may be paid wrongly.',
        runbook: 'books.md#on-aws',
      },
    );
    alarms.raise(
      'not-reconciled',
      { metric: this.#counted.counted('Reconciled'), threshold: 1, periods: 30, isAwaited: true },
      {
        hurts:
          'The books were not compared for 30 hours. Hurt: nobody yet; a difference would stay unseen until somebody is paid wrongly.',
        runbook: 'books.md#no-run-for-a-day',
      },
    );
    alarms.raise(
      'invariant-violated',
      { metric: this.#counted.counted('InvariantViolations'), threshold: 1 },
      {
        hurts:
          'Something was refused that must never be, such as paying out more than is held. Hurt: the parties of that deal, whose request failed; nothing was written.',
        runbook: 'invariant-violated.md#on-aws',
      },
    );
    const { mostHoursWithoutClosing: hours } = config;
    if (hours !== null) {
      alarms.raise(
        'no-deal-closed',
        { metric: this.#counted.counted('DealsClosed'), threshold: 1, periods: hours, isAwaited: true },
        {
          hurts: `No deal was settled and closed for ${hours} hours. Hurt: creators who wait for their money and brands who wait for theirs back, if deals are due.`,
          runbook: 'no-deal-closed.md#what-to-do',
        },
      );
    }
    for (const { name } of having(gateway, payments)) {
      alarms.raise(
        `${name}-in-trouble`,
        { metric: this.#sources.troubles(name), threshold: 5, periods: 3 },
        {
          hurts: `${name}, which moves money, fails or is turned away, for a quarter of an hour. Hurt: brands who pay and payees who wait; what is due is sent later, never twice.`,
          runbook: 'money-moving-function.md#what-to-do',
        },
      );
    }
  }

  #events(keepers: readonly string[]): void {
    const alarms = this.#alarms;
    alarms.raise(
      'stream-behind',
      {
        metric: this.#sources.lambda('dealStream', 'IteratorAge', 'Maximum'),
        threshold: QUARTER_HOUR_MILLIS,
      },
      {
        hurts:
          'The oldest event that dealStream has not handled is 15 minutes old. Hurt: everybody who waits for a mail, and deals that wait to be woken.',
        runbook: 'stream-behind.md#dealstream',
      },
    );
    alarms.raise(
      'pipe-in-trouble',
      { metric: this.#sources.pipeTroubles(), threshold: 1, periods: 3 },
      {
        hurts:
          'The pipe from the table’s stream to the bus fails, for a quarter of an hour. Hurt: brands whose systems wait for webhooks, and reviewers who wait for checks of the work.',
        runbook: 'stream-behind.md#the-pipe',
      },
    );
    for (const of of keepers) {
      alarms.raise(
        `${of}-dead-letters`,
        { metric: this.#sources.deadLetters(of), threshold: 1 },
        {
          hurts: `${of} could not handle something, after all its tries. Hurt: whoever it should have told, woken or checked; deals and books are as they were committed.`,
          runbook: 'dead-letter.md#on-aws',
        },
      );
    }
  }

  #doors(apiId: string): void {
    const alarms = this.#alarms;
    alarms.raise(
      'api-errors',
      { metric: this.#sources.api(apiId, '5xx'), threshold: 5, periods: 2 },
      {
        hurts:
          'The API answered five requests and more in five minutes with an error of its own, twice running. Hurt: whoever asked: brands, creators at their links, the payment service, which asks again.',
        runbook: 'api-errors.md#what-to-do',
      },
    );
    alarms.raise(
      'tables-throttled',
      { metric: this.#sources.throttledTables(), threshold: 10, periods: 3 },
      {
        hurts: 'DynamoDB turns requests away. Hurt: everybody, by slow answers and retries; nothing is lost.',
        runbook: 'throttled.md#tables',
      },
    );
    alarms.raise(
      'mails-bounce',
      { metric: this.#sources.mails('Reputation.BounceRate'), threshold: 0.04 },
      {
        hurts:
          'Four of a hundred mails come back; at five SES looks into the account, at ten it stops it. Hurt: creators who were not told, and soon everybody.',
        runbook: 'mails-bounce.md#what-to-do',
      },
    );
    alarms.raise(
      'mails-complained-of',
      { metric: this.#sources.mails('Reputation.ComplaintRate'), threshold: 0.0008 },
      {
        hurts:
          'Recipients mark our mails as unwanted; at one of a thousand SES looks into the account. Hurt: soon everybody who waits for a mail.',
        runbook: 'mails-bounce.md#complaints',
      },
    );
  }
}
