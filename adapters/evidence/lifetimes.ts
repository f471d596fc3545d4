/** How long an address for an upload works: a phone on a bad line needs a while for a video. */
export const UPLOAD_SECONDS = 3600;

/** How long an address for a download works. */
export const DOWNLOAD_SECONDS = 300;
