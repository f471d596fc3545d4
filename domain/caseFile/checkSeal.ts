import { canonicalText } from '../canonical.ts';
import { type CaseContents, type FoundFile, parsed } from './contents.ts';
import { type Finding, failed, found, passed } from './finding.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { DOCUMENTS, MANIFEST, SIGNATURE } from './paths.ts';
import { isSignedBy, keyIdOf, type PublicKey, signatureSchema } from './signature.ts';

/** The manifest, if it is one. It and the signature have one proper spelling each: the canonical JSON. */
export function manifestOf({ texts }: CaseContents): Manifest | null {
  const manifest = manifestSchema.safeParse(parsed(texts.get(MANIFEST) ?? ''));
  return manifest.success && canonicalText(manifest.data) === texts.get(MANIFEST) ? manifest.data : null;
}

export function checkManifest(manifest: Manifest | null): Finding {
  if (manifest === null) return failed('manifest', `${MANIFEST} is no manifest of format 1`);
  const missing = DOCUMENTS.filter((path) => !manifest.files.some((file) => file.path === path));
  const { dealId, createdAt, reader } = manifest;
  return found(
    'manifest',
    missing.map((path) => `${path} is missing`),
    `${dealId}, made ${createdAt} for ${reader.role} ${reader.id}`,
  );
}

/**
 * Whether the manifest was signed by the key beside it.
 * @param known keys from elsewhere; `null` when the case file is all there is
 */
export function checkSignature(
  { texts }: CaseContents,
  manifest: Manifest | null,
  known: readonly PublicKey[] | null,
): Finding {
  const text = texts.get(SIGNATURE) ?? '';
  const signature = signatureSchema.safeParse(parsed(text));
  if (!signature.success || canonicalText(signature.data) !== text)
    return failed('signature', `${SIGNATURE} is no Ed25519 signature`);
  const { keyId } = signature.data;
  if (!isSignedBy(signature.data, Buffer.from(texts.get(MANIFEST) ?? '')))
    return failed('signature', `the manifest is not what key ${keyId} signed`);
  if (manifest !== null && manifest.keyId !== keyId)
    return failed('signature', `the manifest names key ${manifest.keyId}, but ${keyId} signed it`);
  if (known === null) return passed('signature', `self-signed by key ${keyId}: compare it, or give --keys`);
  return known.some((key) => keyIdOf(key) === keyId)
    ? passed('signature', `signed by key ${keyId}, which is among the given ones`)
    : failed('signature', `signed by key ${keyId}, which is not among the given ones`);
}

/** Every file as the manifest lists it, in its order, and no other. */
export function checkFiles({ files }: CaseContents, manifest: Manifest | null): Finding {
  if (manifest === null) return failed('files', 'without a manifest nothing says what they should be');
  const [first, second, ...listed] = files;
  if (first?.path !== MANIFEST || second?.path !== SIGNATURE)
    return failed('files', `${MANIFEST} and ${SIGNATURE} do not come first`);
  const faults = manifest.files.flatMap((expected, index) => faultOf(expected, listed[index]) ?? []);
  const surplus = listed.slice(manifest.files.length).map(({ path }) => `${path} is not in the manifest`);
  return found('files', [...faults, ...surplus], `${listed.length} files, each as the manifest says`);
}

function faultOf(expected: FoundFile, actual: FoundFile | undefined): string | null {
  if (actual?.path !== expected.path) return `${expected.path} is missing or not in its place`;
  if (actual.size !== expected.size) return `${expected.path} has ${actual.size} bytes, not ${expected.size}`;
  return actual.sha256 === expected.sha256 ? null : `${expected.path} was altered: it has another hash`;
}
