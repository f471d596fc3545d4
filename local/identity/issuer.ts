import { SignJWT } from 'jose';
import * as z from 'zod/mini';
import { TerminalError } from '../../domain/errors.ts';
import { openSigningKey, type SigningKey, signingAlgorithm } from './signingKey.ts';

const tokenRequest = z.discriminatedUnion('role', [
  z.strictObject({
    role: z.enum(['brand', 'provider']),
    subject: z.string().check(z.minLength(1)),
    tenantId: z.string().check(z.minLength(1)),
    expiresInSeconds: z.optional(z.int().check(z.positive())),
  }),
  z.strictObject({
    role: z.literal('operator'),
    subject: z.string().check(z.minLength(1)),
    tenantId: z.optional(z.string().check(z.minLength(1))),
    expiresInSeconds: z.optional(z.int().check(z.positive())),
  }),
]);

export interface TokenRequest {
  readonly subject: string;
  readonly role: 'brand' | 'provider' | 'operator';
  /** Required for `brand` and `provider`: it is whose deals they see. */
  readonly tenantId?: string;
  /** 12 hours unless told. */
  readonly expiresInSeconds?: number;
}

export interface Identity {
  /** To be served under {@link jwksPath}. */
  jwks(): object;
  /** What it signs with. */
  readonly key: SigningKey;
  /** @throws TerminalError when the request is not one for a token */
  issueToken(request: TokenRequest): Promise<string>;
}

export const jwksPath = '/.well-known/jwks.json';
export const discoveryPath = '/.well-known/openid-configuration';
export const tokenAudience = 'luyue';

const defaultLifetimeSeconds = 12 * 60 * 60;

export interface IdentityOptions {
  /** Where the signing key is kept. */
  readonly folder: string;
  /** The address of the gateway, without a slash at its end; asked each time, since the port may come late. */
  readonly issuer: () => string;
}

/**
 * The built-in issuer of the one-machine mode. Its time is wall time, virtual clock or not: a token must not
 * expire because a drill moved the deals' clock by a month.
 * @throws TerminalError when the folder or the key in it cannot be used
 */
export const openIdentity = async ({ folder, issuer }: IdentityOptions): Promise<Identity> => {
  const key = await openSigningKey(folder);
  return {
    jwks: () => ({ keys: [key.publicJwk] }),
    key,
    issueToken: (request) => signToken(key, issuer(), request),
  };
};

const signToken = async (key: SigningKey, issuer: string, request: TokenRequest): Promise<string> => {
  const parsed = tokenRequest.safeParse(request);
  if (!parsed.success) throw new TerminalError(`No token for this: ${z.prettifyError(parsed.error)}`);
  const { subject, role, tenantId, expiresInSeconds = defaultLifetimeSeconds } = parsed.data;
  const tenant = tenantId === undefined ? {} : { 'luyue:tenant': tenantId };
  return new SignJWT({ 'luyue:role': role, ...tenant })
    .setProtectedHeader({ alg: signingAlgorithm, kid: key.kid, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(tokenAudience)
    .setSubject(subject)
    .setIssuedAt()
    .setExpirationTime(`${expiresInSeconds}s`)
    .sign(key.privateKey);
};
