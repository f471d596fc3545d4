import { Duration } from 'aws-cdk-lib';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Construct } from 'constructs';
import type { Deployable } from '../../functions/runtime/step.ts';
import { DeadLetters } from './deadLetters.ts';
import type { FunctionMaker } from './functionMaker.ts';

export interface ListenerProps {
  readonly functions: FunctionMaker;
  readonly deployable: Deployable;
}

/** A function that nobody waits for: what it cannot do after its tries is kept in a queue, and somebody is told. */
export class Listener extends Construct {
  readonly lambda: lambda.Function;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, { functions, deployable }: ListenerProps) {
    super(scope, `${deployable.name}Listener`);
    this.lambda = functions.make(this, 'consumer', deployable);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', {
      config: functions.config,
      of: deployable.name,
    });
    this.lambda.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(6),
      onFailure: new SqsDestination(this.deadLetters.queue),
    });
  }
}
