import { describe, expect, test } from 'vitest';
import { UNDELIVERED } from '../../../functions/notices/mailEvent.ts';
import { ofType, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');
const only = (type: string) => {
  const [found, ...others] = ofType(prod(), type);
  expect(others).toEqual([]);
  return Object(found?.properties);
};

describe('mails', () => {
  test('are sent by TLS only, and not to whom they came back from or who complained', () => {
    expect(only('AWS::SES::ConfigurationSet')).toMatchObject({
      Name: 'luyue-prod-mail',
      DeliveryOptions: { TlsPolicy: 'REQUIRE' },
      SuppressionOptions: { SuppressedReasons: ['BOUNCE', 'COMPLAINT'] },
      ReputationOptions: { ReputationMetricsEnabled: true },
    });
  });

  test('come from the stage’s domain, signed, and come back to a subdomain of it', () => {
    expect(only('AWS::SES::EmailIdentity')).toMatchObject({
      EmailIdentity: 'mail.example.com',
      MailFromAttributes: { MailFromDomain: 'bounce.mail.example.com' },
    });
    const outputs = Object.values(Object(prod().templates.get('Mail')?.toJSON().Outputs)).map((output) =>
      JSON.stringify(Object(output).Value),
    );
    expect(outputs.filter((value) => value.includes('CNAME'))).toHaveLength(3);
    expect(outputs.join()).toMatch(
      /bounce\.mail\.example\.com MX 10 feedback-smtp\.us-east-1\.amazonses\.com/,
    );
    expect(outputs.join()).toMatch(/v=spf1 include:amazonses\.com ~all.*v=DMARC1/);
  });

  test('that do not arrive are told to the bus, and from there to who notes it', () => {
    const { EventDestination } = only('AWS::SES::ConfigurationSetEventDestination');
    expect(EventDestination.MatchingEventTypes).toEqual(
      expect.arrayContaining(['bounce', 'complaint', 'delivery', 'reject']),
    );
    expect(JSON.stringify(EventDestination.EventBridgeDestination)).toContain('event-bus/default');
    const rule = ofType(prod(), 'AWS::Events::Rule').find(({ id }) => id.startsWith('MailEvents'));
    const { source, detail } = Object(rule?.properties.EventPattern);
    expect(source).toEqual(['aws.ses']);
    expect(detail).toEqual({
      eventType: UNDELIVERED,
      mail: { tags: { 'ses:configuration-set': ['luyue-prod-mail'] } },
    });
    expect(JSON.stringify(rule?.properties.Targets)).toContain('mailEvents');
  });
});
