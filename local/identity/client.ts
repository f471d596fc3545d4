/** The console, as the issuer knows it. */
export const CONSOLE_CLIENT = 'luyue-console';
export const CONSOLE_SCOPE = 'openid profile offline_access';
