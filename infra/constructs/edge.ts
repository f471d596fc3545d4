import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ROUTES } from '../../functions/routes.ts';
import type { StageConfig } from '../config/stage.ts';
import { apiHeaders, consoleHeaders } from './securityHeaders.ts';

export interface EdgeProps {
  readonly config: StageConfig;
  readonly api: apigateway.HttpApi;
  /** Of WAF, made in us-east-1. */
  readonly webAclArn: string | undefined;
  /** Whom the console speaks to besides this address. */
  readonly others: readonly string[];
}

/** Where the API is, below the one address; everything else is the console's. */
const API_PATHS = new Set(
  ROUTES.map(({ path }) => {
    const [, first, ...rest] = path.split('/');
    return rest.length === 0 ? `/${first}` : `/${first}/*`;
  }),
);

/** The console finds its own way: what is no file is its page. */
const TO_PAGE = `function handler(event) {
  var request = event.request;
  if (!request.uri.split('/').pop().includes('.')) request.uri = '/index.html';
  return request;
}`;

/** One address for the console and the API, behind CloudFront. */
export class Edge extends Construct {
  readonly distribution: cloudfront.Distribution;
  /** The console's files. */
  readonly files: s3.Bucket;
  /** Without a slash at its end. */
  readonly publicUrl: string;

  constructor(scope: Construct, id: string, { config, api, webAclArn, others }: EdgeProps) {
    super(scope, id);
    const { domainName, certificateArn } = config.context;
    const removalPolicy = config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const closed = {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      removalPolicy,
    };
    const logs = new s3.Bucket(this, 'Logs', {
      ...closed,
      // CloudFront writes its logs by ACL.
      objectOwnership: s3.ObjectOwnership.OBJECT_WRITER,
      lifecycleRules: [{ expiration: Duration.days(config.logRetentionDays) }],
    });
    this.files = new s3.Bucket(this, 'Files', {
      ...closed,
      versioned: true,
      serverAccessLogsBucket: logs,
      serverAccessLogsPrefix: 'files/',
    });
    const toApi = apiBehavior(api, this);
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: `Luyue, ${config.stage}`,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultRootObject: 'index.html',
      logBucket: logs,
      logFilePrefix: 'edge/',
      webAclId: webAclArn,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.files),
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        responseHeadersPolicy: consoleHeaders(this, others),
        functionAssociations: [
          {
            eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
            function: new cloudfront.Function(this, 'ToPage', {
              code: cloudfront.FunctionCode.fromInline(TO_PAGE),
              runtime: cloudfront.FunctionRuntime.JS_2_0,
            }),
          },
        ],
      },
      additionalBehaviors: Object.fromEntries([...API_PATHS].map((path) => [path, toApi])),
      ...(domainName === undefined || certificateArn === undefined
        ? {}
        : {
            domainNames: [domainName],
            minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
            certificate: acm.Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
          }),
    });
    this.publicUrl = `https://${domainName ?? this.distribution.distributionDomainName}`;
  }
}

/** Passed on as it came, never kept: handlers set their own headers. */
function apiBehavior(api: apigateway.HttpApi, scope: Construct): cloudfront.BehaviorOptions {
  const { region, urlSuffix } = Stack.of(scope);
  return {
    origin: new HttpOrigin(`${api.apiId}.execute-api.${region}.${urlSuffix}`, {
      protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [cloudfront.OriginSslPolicy.TLS_V1_2],
    }),
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: cloudfront.CachePolicy.CACHING_DISABLED,
    originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
    responseHeadersPolicy: apiHeaders(scope),
  };
}
