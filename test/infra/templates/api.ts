import { describe, expect, test } from 'vitest';
import { ROUTES } from '../../../functions/routes.ts';
import { ofType, type Resource, referredBy, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');
const routes = () => ofType(prod(), 'AWS::ApiGatewayV2::Route');
const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;
const deployed = () => new Map(routes().map((route) => [String(route.properties.RouteKey), route]));

/** Where API Gateway asks nobody. Whoever adds to it says why. */
const OPEN = {
  public: ['GET /.well-known/luyue-case-file-keys.json', 'GET /docs', 'GET /healthz', 'GET /v1/openapi.json'],
  // Their address carries a token that is as good as a key, and the handler checks it.
  link: [
    'GET /bank-details/{token}',
    'GET /l/{token}',
    'GET /l/{token}/calendar.ics',
    'GET /l/{token}/case-file',
    'GET /l/{token}/evidence/{evidenceId}',
    'GET /l/{token}/statement',
    'GET /l/{token}/statement.pdf',
    'GET /v1/links/{token}',
    'GET /v1/links/{token}/case-file',
    'GET /v1/links/{token}/evidence',
    'GET /v1/links/{token}/evidence/{evidenceId}',
    'POST /l/{token}/evidence',
    'POST /l/{token}/{action}',
    'POST /v1/links/{token}/actions/{action}',
    'POST /v1/links/{token}/evidence',
  ],
  // Their bodies are signed, and the handler checks it.
  signed: [
    'POST /v1/hooks/{endpointId}/deals',
    'POST /v1/hooks/{endpointId}/reports',
    'POST /v1/webhooks/stripe',
  ],
};

/** The function that a route leads to. */
function servedBy(route: Resource): string {
  const target = Object(route.properties.Target)['Fn::Join'][1];
  const integration = referredBy(prod(), route.stack, target[1]);
  expect(integration.properties).toMatchObject({
    IntegrationType: 'AWS_PROXY',
    PayloadFormatVersion: '2.0',
  });
  const { FunctionName } = referredBy(prod(), route.stack, integration.properties.IntegrationUri).properties;
  return String(FunctionName);
}

describe('the HTTP API', () => {
  test('has each route of the route table once, and no other', () => {
    expect(
      routes()
        .map(({ properties }) => properties.RouteKey)
        .sort(),
    ).toEqual(ROUTES.map(keyOf).sort());
  });

  test.each(ROUTES)('$method $path leads to $name, which lets it in', (declared) => {
    const route = deployed().get(keyOf(declared));
    if (route === undefined) throw new Error('the route is not deployed');
    expect(servedBy(route)).toBe(`luyue-prod-${declared.name}`);
    const letIn = ofType(prod(), 'AWS::Lambda::Permission').filter(
      ({ stack, properties }) =>
        stack === 'Api' &&
        properties.Principal === 'apigateway.amazonaws.com' &&
        referredBy(prod(), stack, properties.FunctionName).properties.FunctionName === servedBy(route),
    );
    expect(letIn).toHaveLength(1);
  });

  test('asks the authorizer, but for the routes that everybody knows to be open', () => {
    const open = routes().filter(({ properties }) => properties.AuthorizationType !== 'CUSTOM');
    expect(open.map(({ properties }) => properties.RouteKey).sort()).toEqual(
      Object.values(OPEN).flat().sort(),
    );
    const authorizers = routes().flatMap(({ stack, properties }) =>
      properties.AuthorizerId === undefined ? [] : [referredBy(prod(), stack, properties.AuthorizerId)],
    );
    expect(new Set(authorizers.map(({ id }) => id)).size).toBe(1);
    expect(authorizers[0]?.properties).toMatchObject({
      AuthorizerType: 'REQUEST',
      AuthorizerPayloadFormatVersion: '2.0',
      EnableSimpleResponses: true,
      IdentitySource: ['$request.header.Authorization'],
      AuthorizerResultTtlInSeconds: 60,
    });
    expect(JSON.stringify(authorizers[0]?.properties.AuthorizerUri)).toContain('authorizeFunction');
  });

  test('is throttled, more tightly where keys are guessed at, and not where the payment service calls', () => {
    const [stage] = ofType(prod(), 'AWS::ApiGatewayV2::Stage');
    const { ThrottlingRateLimit: most } = Object(stage?.properties.DefaultRouteSettings);
    const limits: [string, { ThrottlingRateLimit: number }][] = Object.entries(
      Object(stage?.properties.RouteSettings),
    );
    expect(most).toBeGreaterThan(0);
    for (const [, { ThrottlingRateLimit }] of limits) expect(ThrottlingRateLimit).toBeLessThan(most);
    const tight = [...OPEN.link, ...OPEN.signed].filter((place) => place !== 'POST /v1/webhooks/stripe');
    expect(limits.map(([place]) => place).sort()).toEqual(tight.sort());
  });

  test('logs who asked for what, and neither addresses with tokens nor bodies', () => {
    const [stage] = ofType(prod(), 'AWS::ApiGatewayV2::Stage');
    const { Format, DestinationArn } = Object(stage?.properties.AccessLogSettings);
    expect(referredBy(prod(), 'Api', DestinationArn).properties).toMatchObject({ RetentionInDays: 365 });
    expect(Object.keys(JSON.parse(Format))).toEqual(
      expect.arrayContaining(['requestId', 'routeKey', 'status']),
    );
    expect(Format).not.toMatch(/\$context\.(path|http\.path)\b|protocol|body/);
  });
});
