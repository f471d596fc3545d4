import { describe, expect, test } from 'vitest';
import { ofType, referredBy, templatesOf } from '../synth.ts';

const prod = () => templatesOf('prod');
const only = (type: string) => {
  const found = ofType(prod(), type);
  expect(found).toHaveLength(1);
  return found[0]?.properties ?? {};
};

describe('people', () => {
  test('are invited, and sign in with a second factor', () => {
    expect(only('AWS::Cognito::UserPool')).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
      DeletionProtection: 'ACTIVE',
    });
  });

  test('are in the groups that roles come from, by way of the tokens', () => {
    const groups = ofType(prod(), 'AWS::Cognito::UserPoolGroup').map(
      ({ properties }) => properties.GroupName,
    );
    expect(groups.sort()).toEqual(['brand', 'operator', 'provider']);
    const { PreTokenGenerationConfig } = Object(only('AWS::Cognito::UserPool').LambdaConfig);
    expect(PreTokenGenerationConfig.LambdaVersion).toBe('V2_0');
    const claims = referredBy(prod(), 'Identity', PreTokenGenerationConfig.LambdaArn);
    expect(claims.properties.FunctionName).toBe('luyue-prod-addTokenClaims');
  });

  test('cannot say themselves whose deals they see', () => {
    const { WriteAttributes } = Object(only('AWS::Cognito::UserPoolClient'));
    expect(WriteAttributes).toEqual(['locale', 'name']);
  });

  test('come back from signing in to the console and nowhere else, with a code', () => {
    const client = only('AWS::Cognito::UserPoolClient');
    expect(client).toMatchObject({ AllowedOAuthFlows: ['code'], GenerateSecret: false });
    const back: unknown[] = Object(client.CallbackURLs);
    expect(back).toHaveLength(1);
    expect(JSON.stringify(back[0])).toMatch(
      /^\{"Fn::Join":\["",\["https:\/\/",\{"Fn::ImportValue":".*Distribution/,
    );
  });

  test('sign in at an address that no other account has taken', () => {
    expect(JSON.stringify(only('AWS::Cognito::UserPoolDomain').Domain)).toContain('AWS::StackId');
  });
});
