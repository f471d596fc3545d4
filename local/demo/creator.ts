import { newestMail } from './inbox.ts';
import { submitForm } from './webPage.ts';

/** A creator with nothing but a mailbox and a browser. */
export interface Creator {
  /**
   * Opens the newest mail, follows its link, fills in the form of `action` and presses its button.
   * @returns the mail's subject
   * @throws Refused when the page says no
   */
  answer(action: string, typed?: Record<string, string>): Promise<string>;
}

export function makeCreator(url: string, address: string): Creator {
  return {
    answer: async (action, typed = {}) => {
      const { subject, link } = await newestMail(url, '/l/', address);
      await submitForm(link, action, typed);
      return subject;
    },
  };
}
