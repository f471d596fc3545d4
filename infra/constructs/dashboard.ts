import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { MACHINES } from '../../workflows/definition.ts';
import { nameOf } from '../config/names.ts';
import type { StageName } from '../config/stage.ts';
import type { LogMetrics } from './alarmMetrics.ts';
import type { Sources } from './alarmSources.ts';

export interface DashboardProps {
  readonly stage: StageName;
  readonly alarms: readonly cloudwatch.Alarm[];
  readonly counted: LogMetrics;
  readonly sources: Sources;
  readonly apiId: string;
  /** Whoever keeps dead letters. */
  readonly keepers: readonly string[];
}

/** All of a stage at one look: what is wrong first, then deals, money, and what carries them. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { stage, alarms, sources, apiId, keepers } = props;
    new cloudwatch.Dashboard(this, 'Dashboard', {
      dashboardName: nameOf(stage, 'deals'),
      widgets: [
        [new cloudwatch.AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 5 })],
        this.#deals(props),
        [
          this.#graph('Executions', [
            ...MACHINES.map((machine) => sources.executions(machine, 'ExecutionsStarted')),
            ...MACHINES.map((machine) => sources.badEnds(machine)),
          ]),
          this.#graph('Oldest event not handled, ms', [
            sources.lambda('dealStream', 'IteratorAge', 'Maximum'),
          ]),
          this.#graph(
            'Dead letters',
            keepers.map((of) => sources.deadLetters(of)),
          ),
        ],
        [
          this.#graph('API: answers, and those that are our fault', [
            sources.api(apiId, 'Count'),
            sources.api(apiId, '5xx'),
          ]),
          this.#graph('API: how long it takes, ms', [sources.api(apiId, 'Latency', 'p95')]),
          this.#graph('Tables: turned away', [sources.throttledTables()]),
        ],
      ],
    });
  }

  #deals({ counted, stage }: DashboardProps): cloudwatch.IWidget[] {
    const byDimension = (metric: string, dimension: string) =>
      new cloudwatch.SearchExpression({
        expression: `SEARCH('{Luyue/${stage},${dimension}} MetricName="${metric}"', 'Sum', 86400)`,
        label: '',
      });
    return [
      this.#graph('Deals closed a day, by outcome', [byDimension('DealsClosedBy', 'outcome')]),
      this.#graph('Money of closed deals a day, minor units, by currency', [
        byDimension('PaidOutMinor', 'currency'),
        byDimension('RefundedMinor', 'currency'),
      ]),
      this.#graph(
        'The books',
        ['Reconciled', 'BooksDiffer', 'InvariantViolations'].map((name) => counted.counted(name)),
      ),
    ];
  }

  #graph(title: string, left: cloudwatch.IMetric[]): cloudwatch.IWidget {
    return new cloudwatch.GraphWidget({ title, left, width: 8, height: 6 });
  }
}
