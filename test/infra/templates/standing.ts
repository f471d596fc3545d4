import { describe, expect, test } from 'vitest';
import { STANDING } from '../../../bench/cost/assumptions.ts';
import { ofType, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');

describe('what is paid for without a single deal', () => {
  test('is in the price list as it is in the templates', () => {
    const [acl] = ofType(prod(), 'AWS::WAFv2::WebACL');
    // CloudWatch counts each metric that an alarm looks at, except in a calculation itself.
    const watched = ofType(prod(), 'AWS::CloudWatch::Alarm').flatMap(({ properties }) => {
      const metrics: Record<string, unknown>[] = Object(properties.Metrics ?? [{ MetricStat: {} }]);
      return metrics.filter((metric) => 'MetricStat' in metric);
    });
    expect(STANDING).toMatchObject({
      kmsKeys: ofType(prod(), 'AWS::KMS::Key').length,
      secrets: ofType(prod(), 'AWS::SecretsManager::Secret').length,
      alarms: watched.length,
      dashboards: ofType(prod(), 'AWS::CloudWatch::Dashboard').length,
      webAcls: 1,
      webAclRules: Object(acl?.properties.Rules).length,
    });
  });
});
