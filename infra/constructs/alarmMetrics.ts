import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageName } from '../config/stage.ts';

export const FIVE_MINUTES = Duration.minutes(5);
const HOUR = Duration.hours(1);

/** A number that AWS keeps of something of ours. */
export const measured = (
  namespace: string,
  metricName: string,
  dimensionsMap: Record<string, string>,
  statistic: 'Sum' | 'Maximum' | 'Average' | 'p95' = 'Sum',
  period: Duration = FIVE_MINUTES,
): cloudwatch.Metric => new cloudwatch.Metric({ namespace, metricName, dimensionsMap, statistic, period });

/** Several of them as one. @param name one word, different from that of others in the same graph */
export function total(name: string, metrics: readonly cloudwatch.Metric[]): cloudwatch.MathExpression {
  const usingMetrics = Object.fromEntries(metrics.map((metric, place) => [`${name}${place}`, metric]));
  const expression = `SUM([${Object.keys(usingMetrics)
    .map((each) => `FILL(${each}, 0)`)
    .join(', ')}])`;
  return new cloudwatch.MathExpression({ label: name, expression, usingMetrics, period: FIVE_MINUTES });
}

interface Line {
  /** A function's name. */
  readonly of: string;
  readonly metricName: string;
  readonly pattern: logs.IFilterPattern;
  readonly value?: string;
  readonly dimensions?: Record<string, string>;
}

/** Numbers that are counted in functions' logs, which are found by their names. */
export class LogMetrics {
  readonly #scope: Construct;
  readonly #stage: StageName;

  constructor(scope: Construct, stage: StageName) {
    this.#scope = scope;
    this.#stage = stage;
  }

  get namespace(): string {
    return `Luyue/${this.#stage}`;
  }

  /** The end of each deal (functions/record/tellClosed.ts), by outcome. */
  closings(): void {
    const pattern = logs.FilterPattern.stringValue('$.message', '=', 'deal closed');
    const of = 'dealStream';
    this.#count({ of, metricName: 'DealsClosed', pattern });
    this.#count({ of, metricName: 'DealsClosedBy', pattern, dimensions: { outcome: '$.outcome' } });
    const dimensions = { currency: '$.currency' };
    this.#count({ of, metricName: 'PaidOutMinor', pattern, value: '$.paidOutMinor', dimensions });
    this.#count({ of, metricName: 'RefundedMinor', pattern, value: '$.refundedMinor', dimensions });
  }

  /** Each night's comparison of the books, and what it found (functions/reconciliation/). */
  reconciliations(): void {
    const said = (message: string) => logs.FilterPattern.stringValue('$.message', '=', message);
    this.#count({ of: 'reconcile', metricName: 'Reconciled', pattern: said('reconciled') });
    this.#count({ of: 'reconcile', metricName: 'BooksDiffer', pattern: said('the books differ') });
  }

  /** What must never be (`InvariantViolation`), wherever one of these functions met it. */
  violations(functions: readonly string[]): void {
    const pattern = logs.FilterPattern.stringValue('$.error', '=', 'InvariantViolation');
    for (const of of functions) this.#count({ of, metricName: 'InvariantViolations', pattern });
  }

  /** A number by its name, over an hour. */
  counted(metricName: string, dimensionsMap: Record<string, string> = {}): cloudwatch.Metric {
    return measured(this.namespace, metricName, dimensionsMap, 'Sum', HOUR);
  }

  #count({ of, metricName, pattern, value = '1', dimensions }: Line): void {
    const functionName = nameOf(this.#stage, of);
    new logs.MetricFilter(this.#scope, `${metricName}Of${of}`, {
      logGroup: logs.LogGroup.fromLogGroupName(
        this.#scope,
        `${metricName}LogOf${of}`,
        `/aws/lambda/${functionName}`,
      ),
      filterPattern: pattern,
      metricNamespace: this.namespace,
      metricName,
      metricValue: value,
      ...(dimensions === undefined ? {} : { dimensions }),
    });
  }
}
