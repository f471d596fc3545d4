import { Duration } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaAuthorizer, HttpLambdaResponseType } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Route } from '../../functions/runtime/route.ts';
import { Refusal } from '../refusal.ts';

/** Why a route has no authorizer at the gateway. */
const OPEN: Readonly<Record<Exclude<Route['access'], 'people'>, string>> = {
  public: 'anyone may read it: nothing in it is anybody’s',
  link: 'its address carries a token of 256 random bits, which the handler checks',
  signed: 'its body carries a signature, which the handler checks',
};

/** The routes that anyone may call. Whoever opens another one has to say so here. */
export const PUBLIC_ROUTES: readonly string[] = [
  'GET /.well-known/luyue-case-file-keys.json',
  'GET /docs',
  'GET /healthz',
  'GET /v1/openapi.json',
];

export interface RoutesProps {
  readonly api: apigateway.IHttpApi;
  readonly routes: readonly Route[];
  readonly functionOf: (route: Route) => lambda.IFunction;
  /** Says whether a key or a token is a valid one; what it may do, handlers decide. */
  readonly authorizer: lambda.IFunction;
}

/** The HTTP API's routes, made of THE route table. */
export class Routes extends Construct {
  readonly all: readonly apigateway.HttpRoute[];

  /** @throws Refusal for a route that nobody authorises and that is not known to be public */
  constructor(scope: Construct, id: string, { api, routes, functionOf, authorizer }: RoutesProps) {
    super(scope, id);
    const identity = new HttpLambdaAuthorizer('Identity', authorizer, {
      responseTypes: [HttpLambdaResponseType.SIMPLE],
      identitySource: ['$request.header.Authorization'],
      resultsCacheTtl: Duration.minutes(1),
    });
    this.all = routes.map((route) => {
      const { name, method, path, access } = route;
      refuseUnknownlyOpen(route);
      return new apigateway.HttpRoute(this, name, {
        httpApi: api,
        routeKey: apigateway.HttpRouteKey.with(path, apigateway.HttpMethod[method]),
        integration: new HttpLambdaIntegration(name, functionOf(route)),
        ...(access === 'people' ? { authorizer: identity } : {}),
      });
    });
  }
}

function refuseUnknownlyOpen({ method, path, access }: Route): void {
  const place = `${method} ${path}`;
  if (access === 'public' && !PUBLIC_ROUTES.includes(place)) {
    throw new Refusal(`The route ${place} has no authorizer and is not among the public ones.`);
  }
  if (access !== 'people' && OPEN[access] === undefined) {
    throw new Refusal(`The route ${place} has no authorizer, and nobody says why.`);
  }
}
