import { Problem } from './problem.ts';

/** A form with files, read by the runtime's own parser. @throws Problem 400 for a body that is none */
export async function parseMultipart(bytes: Uint8Array, contentType: string | undefined): Promise<FormData> {
  if (contentType?.toLowerCase().startsWith('multipart/form-data') !== true)
    throw new Problem(415, 'unsupported_media_type', 'Send a form with multipart/form-data.');
  try {
    return await new Response(bytes, { headers: { 'content-type': contentType } }).formData();
  } catch (error) {
    throw new Problem(
      400,
      'malformed_form',
      `The form cannot be read: ${error instanceof Error ? error.message : ''}`,
    );
  }
}
