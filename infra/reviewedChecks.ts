import type {
  IPolicyValidationContext,
  IPolicyValidationPlugin,
  PolicyValidationPluginReport,
} from 'aws-cdk-lib';
import type { NagPack } from 'cdk-nag';
import { ACKNOWLEDGED, type Acknowledgment } from './config/acknowledged.ts';

/**
 * A pack of cdk-nag as a plugin of the CDK's validation, less what is acknowledged. The CDK's own acknowledgments take
 * exact ids only, and those of findings about policies have generated names in them.
 */
export class ReviewedChecks implements IPolicyValidationPlugin {
  readonly name: string;
  readonly #pack: NagPack;

  constructor(pack: NagPack) {
    this.name = pack.name;
    this.#pack = pack;
  }

  validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = this.#pack.validate(context).violations.flatMap((violation) => {
      const violatingResources = violation.violatingResources.filter(
        ({ constructPath }) => acknowledgmentOf(violation.ruleName, constructPath) === undefined,
      );
      return violatingResources.length === 0 ? [] : [{ ...violation, violatingResources }];
    });
    return { success: violations.length === 0, violations };
  }
}

/** Why a finding stands, if it does. @param path of the construct, from the app on */
export function acknowledgmentOf(rule: string, path: string | undefined): Acknowledgment | undefined {
  const place = (path ?? '').replace(/^Luyue-\w+-/, '');
  return ACKNOWLEDGED.find((one) => one.rule.test(rule) && one.at.test(place));
}
