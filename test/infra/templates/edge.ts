import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../../functions/routes.ts';
import { stageConfig } from '../../../infra/config/stage.ts';
import { Edge } from '../../../infra/constructs/edge.ts';
import { CONTEXT, ofType, referredBy, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');
const distribution = () => {
  const [found] = ofType(prod(), 'AWS::CloudFront::Distribution');
  return Object(found?.properties.DistributionConfig);
};
/** As CloudFront matches: `*` is anything. */
const fits = (pattern: string, path: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path);
const behaviorOf = (path: string) =>
  distribution().CacheBehaviors.find(({ PathPattern }: { PathPattern: string }) => fits(PathPattern, path)) ??
  distribution().DefaultCacheBehavior;
const headersNamed = (id: string) => {
  const found = ofType(prod(), 'AWS::CloudFront::ResponseHeadersPolicy').find((policy) =>
    policy.id.includes(id),
  );
  return Object(found?.properties.ResponseHeadersPolicyConfig).SecurityHeadersConfig;
};

const CERTIFICATE = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
/** The edge alone, at a domain. */
function edgeAt(domainName: string): unknown {
  const stack = new Stack(new App(), 'Alone', { env: { region: 'us-east-1' } });
  const config = stageConfig('dev', { ...CONTEXT, domainName, certificateArn: CERTIFICATE });
  const api = new HttpApi(stack, 'Api');
  new Edge(stack, 'Edge', { config, api, webAclArn: undefined, others: [] });
  const [found] = Object.values(Template.fromStack(stack).findResources('AWS::CloudFront::Distribution'));
  return found?.Properties.DistributionConfig;
}

describe('the edge', () => {
  const routes = ROUTES.map(({ path }) => path.replaceAll(/\{\w+\}/g, 'x1'));

  test.each(routes)('hands %s to the API as it came, and keeps no answer', (path) => {
    const behavior = behaviorOf(path);
    const origin = distribution().Origins.find(({ Id }: { Id: string }) => Id === behavior.TargetOriginId);
    expect(JSON.stringify(origin.DomainName)).toContain('execute-api');
    expect(origin.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    expect(behavior).toMatchObject({
      ViewerProtocolPolicy: 'https-only',
      AllowedMethods: expect.arrayContaining(['POST', 'DELETE']),
      // CachingDisabled and AllViewerExceptHostHeader, as AWS manages them.
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
    });
  });

  test.each(routes)('says of %s whose it is, and shows the API the key that no template has', (path) => {
    const { FunctionAssociations, TargetOriginId } = behaviorOf(path);
    const [{ EventType, FunctionARN }] = FunctionAssociations;
    expect(EventType).toBe('viewer-request');
    const sayWho = referredBy(prod(), 'Front', FunctionARN).properties.FunctionCode;
    expect(sayWho).toContain("request.headers['x-luyue-viewer'] = { value: event.viewer.ip }");
    const origin = distribution().Origins.find(({ Id }: { Id: string }) => Id === TargetOriginId);
    const [{ HeaderName, HeaderValue }] = origin.OriginCustomHeaders;
    expect(HeaderName).toBe('x-luyue-edge');
    const [stage] = ofType(prod(), 'AWS::ApiGatewayV2::Stage');
    const { edgeKey } = Object(stage?.properties.StageVariables);
    for (const value of [HeaderValue, edgeKey]) {
      expect(JSON.stringify(value)).toMatch(
        /\{\{resolve:secretsmanager:.*EdgeToApiKey.*:SecretString:::\}\}/,
      );
    }
  });

  test.each(['/', '/index.html', '/assets/app-1x.js', '/deals/deal_1', '/signed-in', '/console-config.json'])(
    'serves %s from the console’s files, which nobody reaches otherwise',
    (path) => {
      const { TargetOriginId, ViewerProtocolPolicy } = behaviorOf(path);
      const origin = distribution().Origins.find(({ Id }: { Id: string }) => Id === TargetOriginId);
      expect(origin).toMatchObject({
        OriginAccessControlId: expect.anything(),
        S3OriginConfig: expect.anything(),
      });
      expect(ViewerProtocolPolicy).toBe('redirect-to-https');
    },
  );

  test('logs no address, since those of links are as good as keys', () => {
    expect(distribution()).not.toHaveProperty('Logging');
  });

  test('has a firewall before it, and TLS 1.2 at a domain of one’s own', () => {
    expect(distribution()).toMatchObject({ WebACLId: expect.anything() });
    expect(edgeAt('deals.example.com')).toMatchObject({
      Aliases: ['deals.example.com'],
      ViewerCertificate: { AcmCertificateArn: CERTIFICATE, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
  });

  test('lets the console’s pages run their own scripts only, and be framed by nobody', () => {
    const { ContentSecurityPolicy, StrictTransportSecurity, ...others } = headersNamed('SecurityHeaders');
    const policy = JSON.stringify(ContentSecurityPolicy.ContentSecurityPolicy);
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).toContain("connect-src 'self' https://cognito-idp.us-east-1.amazonaws.com");
    expect(policy).not.toMatch(/https:[ ;]/);
    expect(StrictTransportSecurity.AccessControlMaxAgeSec).toBe(63_072_000);
    expect(others).toMatchObject({ ContentTypeOptions: {}, FrameOptions: { FrameOption: 'DENY' } });
  });

  test('leaves it to the API what its pages may do', () => {
    expect(Object.keys(headersNamed('ApiHeaders')).sort()).toEqual([
      'ContentTypeOptions',
      'StrictTransportSecurity',
    ]);
  });
});

describe('the firewall', () => {
  const rules = () => {
    const [acl] = ofType(prod(), 'AWS::WAFv2::WebACL');
    const list: { Name: string; Statement: Record<string, unknown>; Action?: object }[] = Object(
      acl?.properties.Rules,
    );
    return new Map(list.map((rule) => [rule.Name, rule]));
  };

  test('limits each address, and more tightly where links are', () => {
    const [all, links] = [rules().get('Requests'), rules().get('LinkRequests')];
    const limitOf = (rule: typeof all) => Object(rule?.Statement.RateBasedStatement);
    expect(limitOf(all)).toEqual({ AggregateKeyType: 'IP', Limit: 3000 });
    expect(limitOf(links)).toMatchObject({ AggregateKeyType: 'IP', Limit: 300 });
    const { Statements } = limitOf(links).ScopeDownStatement.OrStatement;
    const places: string[] = Statements.map((one: object) => Object(one).ByteMatchStatement.SearchString);
    const limited = ROUTES.filter(({ path }) => places.some((place) => path.startsWith(place)));
    expect(limited).toEqual(ROUTES.filter(({ access }) => access === 'link'));
    expect(links?.Action).toEqual({ Block: { CustomResponse: { ResponseCode: 429 } } });
  });
});
