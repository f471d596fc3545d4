import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';
import { apiHeaders } from './securityHeaders.ts';

export interface ApiBehaviorProps {
  readonly config: StageConfig;
  readonly api: apigateway.HttpApi;
}

/** Whom CloudFront speaks for; whatever a caller itself put there is overwritten (functions/runtime/caller.ts). */
const SAY_WHO = `function handler(event) {
  var request = event.request;
  request.headers['x-luyue-viewer'] = { value: event.viewer.ip };
  return request;
}`;

/**
 * How CloudFront hands on what is the API's: as it came, never kept, since handlers set their own headers. With a key that only
 * CloudFront and the API's stage know, so that nobody comes round the firewall.
 */
export class ApiBehavior extends Construct {
  readonly options: cloudfront.BehaviorOptions;
  /** As a reference that CloudFormation resolves: no template has the key. */
  readonly edgeKey: string;

  constructor(scope: Construct, id: string, { config, api }: ApiBehaviorProps) {
    super(scope, id);
    const secret = new secretsmanager.Secret(this, 'Key', {
      secretName: nameOf(config.stage, 'edge-key'),
      description: 'Shown to the API by CloudFront, and by nobody else',
      // Stage variables take letters and digits.
      generateSecretString: { passwordLength: 40, excludePunctuation: true },
      removalPolicy: config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    this.edgeKey = secret.secretValue.unsafeUnwrap();
    const { region, urlSuffix } = Stack.of(this);
    this.options = {
      origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
        protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
        originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
        customHeaders: { 'x-luyue-edge': this.edgeKey },
      }),
      allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
      cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
      originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy: apiHeaders(this),
      functionAssociations: [
        {
          eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
          function: new cloudfront.Function(this, 'SayWho', {
            code: cloudfront.FunctionCode.fromInline(SAY_WHO),
            runtime: cloudfront.FunctionRuntime.JS_2_0,
          }),
        },
      ],
    };
  }
}
