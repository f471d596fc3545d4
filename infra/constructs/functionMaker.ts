import { Stack } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { pdfFonts } from '../../functions/runtime/providers/pdfFonts.ts';
import type { Deployable } from '../../functions/runtime/step.ts';
import { environmentOf } from '../config/environment.ts';
import type { FunctionKind } from '../config/functions.ts';
import { type Allowances, allowNeeds } from '../config/grants.ts';
import type { StageConfig } from '../config/stage.ts';
import { DeployedFunction } from './deployedFunction.ts';

/** Where code comes from: bundles where it is deployed, anything small where only templates are looked at. */
export interface CodeSource {
  codeOf(functionName: string): lambda.Code;
  /** The layer with the fonts and the renderer of documents. */
  pdfLayer(): lambda.Code;
}

export interface FunctionMakerProps {
  readonly config: StageConfig;
  readonly code: CodeSource;
  /** Every environment variable that the stage has a value for. */
  readonly values: Readonly<Record<string, string>>;
  readonly allowances: Allowances;
}

/** Makes every function of a stage in the same way. */
export class FunctionMaker {
  readonly #props: FunctionMakerProps;
  readonly #layers = new Map<Stack, lambda.ILayerVersion>();

  constructor(props: FunctionMakerProps) {
    this.#props = props;
  }

  get config(): StageConfig {
    return this.#props.config;
  }

  /** @throws Refusal for a variable that nobody sets, or a need of which nobody knows what it may do */
  make(scope: Construct, kind: FunctionKind, deployable: Deployable): lambda.Function {
    const { config, code, values, allowances } = this.#props;
    const printing = Object.values(deployable.needs).some((need) => need === pdfFonts);
    const made = new DeployedFunction(scope, {
      ...{ config, kind, deployable },
      environment: environmentOf(deployable, values),
      code: code.codeOf(deployable.name),
      layers: printing ? [this.#pdfLayer(Stack.of(scope))] : [],
    });
    allowNeeds(deployable, made.lambda, allowances);
    return made.lambda;
  }

  /** One for each stack that prints. */
  #pdfLayer(stack: Stack): lambda.ILayerVersion {
    const made = this.#layers.get(stack);
    if (made !== undefined) return made;
    const layer = new lambda.LayerVersion(stack, 'PdfLayer', {
      code: this.#props.code.pdfLayer(),
      compatibleRuntimes: [lambda.Runtime.NODEJS_24_X],
      compatibleArchitectures: [lambda.Architecture.ARM_64],
      description: 'Documents: their renderer and fonts with Chinese glyphs',
    });
    this.#layers.set(stack, layer);
    return layer;
  }
}
