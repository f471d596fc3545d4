interface Parameters {
  readonly Region?: string;
  readonly Endpoint?: string;
  readonly UseDualStack?: boolean;
  readonly UseFIPS?: boolean;
}

/**
 * Where DynamoDB is: at the given endpoint, or at the one of its region. The SDK's rules know more (FIPS, dual stack,
 * an address for each account), none of which is used here; asking for it is refused.
 * @throws Error without a region, and for FIPS or dual stack
 */
export function defaultEndpointResolver({ Region, Endpoint, UseDualStack, UseFIPS }: Parameters): {
  url: URL;
} {
  if (Endpoint !== undefined) return { url: new URL(Endpoint) };
  if (Region === undefined) throw new Error('AWS_REGION says in which region DynamoDB is, and is not set');
  if (UseDualStack === true || UseFIPS === true)
    throw new Error('bundled functions reach DynamoDB at its plain endpoint: neither FIPS nor dual stack');
  const suffix = Region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { url: new URL(`https://dynamodb.${Region}.${suffix}`) };
}
