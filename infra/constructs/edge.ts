import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as apigateway from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ROUTES } from '../../functions/routes.ts';
import type { StageConfig } from '../config/stage.ts';
import { ApiBehavior } from './apiBehavior.ts';
import { logAccess } from './logAccess.ts';
import { consoleHeaders } from './securityHeaders.ts';

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

/**
 * One address for the console and the API, behind CloudFront. It keeps no log of its own: addresses of links are as good as keys, and
 * are kept nowhere. What is asked of the API is in the API's log, by route.
 */
export class Edge extends Construct {
  readonly distribution: cloudfront.Distribution;
  /** The console's files. */
  readonly files: s3.Bucket;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** By which the API knows that it is asked through here. */
  readonly key: string;

  constructor(scope: Construct, id: string, { config, api, webAclArn, others }: EdgeProps) {
    super(scope, id);
    const { domainName, certificateArn } = config.context;
    const removalPolicy = config.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    const closed = {
      blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
      encryption: s3.BucketEncryption.S3_MANAGED,
      objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
      enforceSSL: true,
      removalPolicy,
    };
    const logs = new s3.Bucket(this, 'Logs', {
      ...closed,
      lifecycleRules: [{ expiration: Duration.days(config.logRetentionDays) }],
    });
    this.files = new s3.Bucket(this, 'Files', { ...closed, versioned: true });
    logAccess(this.files, logs, 'files/');
    const { options: toApi, edgeKey } = new ApiBehavior(this, 'ToApi', { config, api });
    this.key = edgeKey;
    this.distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: `Luyue, ${config.stage}`,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      defaultRootObject: 'index.html',
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
