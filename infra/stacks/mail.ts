import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ses from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { nameOf } from '../config/names.ts';
import type { StageConfig } from '../config/stage.ts';

export interface MailStackProps extends StackProps {
  readonly config: StageConfig;
}

/** Whoever sends mails from, and what becomes of them: bounces come back into the record of notices. */
export class MailStack extends Stack {
  readonly configurationSetName: string;
  readonly #identity: ses.EmailIdentity;

  constructor(scope: Construct, id: string, props: MailStackProps) {
    super(scope, id, props);
    const { stage, context } = props.config;
    this.configurationSetName = nameOf(stage, 'mail');
    const set = new ses.ConfigurationSet(this, 'Set', {
      configurationSetName: this.configurationSetName,
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    const bus = events.EventBus.fromEventBusName(this, 'DefaultBus', 'default');
    set.addEventDestination('ToBus', {
      destination: ses.EventDestination.eventBus(bus),
      events: [
        ses.EmailSendingEvent.BOUNCE,
        ses.EmailSendingEvent.COMPLAINT,
        ses.EmailSendingEvent.DELIVERY,
        ses.EmailSendingEvent.REJECT,
        ses.EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    this.#identity = new ses.EmailIdentity(this, 'Identity', {
      identity: ses.Identity.domain(context.mailDomain),
      configurationSet: set,
      mailFromDomain: `bounce.${context.mailDomain}`,
    });
    for (const [index, { name, value }] of this.#identity.dkimRecords.entries()) {
      new CfnOutput(this, `Dkim${index + 1}`, { value: `${name} CNAME ${value}` });
    }
  }

  /** Lets `grantee` send from the stage's domain, through its configuration set. */
  allowSending(grantee: iam.IGrantable): void {
    const set = this.formatArn({
      service: 'ses',
      resource: 'configuration-set',
      resourceName: this.configurationSetName,
    });
    const resourceArns = [this.#identity.emailIdentityArn, set];
    iam.Grant.addToPrincipal({ grantee, actions: ['ses:SendEmail', 'ses:SendRawEmail'], resourceArns });
  }
}
