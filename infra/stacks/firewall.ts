import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { ROUTES } from '../../functions/routes.ts';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';

export interface FirewallStackProps extends StackProps {
  readonly config: StageConfig;
}

/** Requests in five minutes from one address: to everything, and to links, whose tokens somebody may try to guess. */
const MOST_REQUESTS = 3_000;
const MOST_LINK_REQUESTS = 300;

/** Where the routes of links begin. WAF wants two at least to choose between. */
const LINK_PATHS = [
  ...new Set(
    ROUTES.filter(({ access }) => access === 'link').map(({ path }) => path.slice(0, path.indexOf('{'))),
  ),
];

/** What CloudFront asks before it lets anybody through. AWS keeps such firewalls in us-east-1, wherever the rest is. */
export class FirewallStack extends Stack {
  readonly webAclArn: string;

  constructor(scope: Construct, id: string, props: FirewallStackProps) {
    super(scope, id, props);
    const { stage } = props.config;
    const visible = (metricName: string) => ({
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: true,
      metricName,
    });
    const managed = (name: string, priority: number) => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: { managedRuleGroupStatement: { vendorName: 'AWS', name } },
      visibilityConfig: visible(name),
    });
    const limited = (name: string, priority: number, limit: number, paths: readonly string[] = []) => ({
      name,
      priority,
      action: { block: { customResponse: { responseCode: 429 } } },
      statement: {
        rateBasedStatement: {
          aggregateKeyType: 'IP',
          limit,
          ...(paths.length === 0
            ? {}
            : { scopeDownStatement: { orStatement: { statements: paths.map(startsWith) } } }),
        },
      },
      visibilityConfig: visible(name),
    });
    const acl = new wafv2.CfnWebACL(this, 'Acl', {
      name: nameOf(stage, 'edge'),
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      visibilityConfig: visible(nameOf(stage, 'edge')),
      rules: [
        limited('LinkRequests', 0, MOST_LINK_REQUESTS, LINK_PATHS),
        limited('Requests', 1, MOST_REQUESTS),
        managed('AWSManagedRulesAmazonIpReputationList', 2),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 3),
      ],
    });
    this.webAclArn = acl.attrArn;
    new CfnOutput(this, 'WebAclArn', { value: acl.attrArn });
  }
}

const startsWith = (path: string) => ({
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'STARTS_WITH',
    searchString: path,
    textTransformations: [{ priority: 0, type: 'NORMALIZE_PATH' }],
  },
});
