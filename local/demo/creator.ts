import { call } from '../hook/call.ts';
import { Refused } from '../hook/refusal.ts';
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
  /** Hands the work in by the newest link, as an app would: the same power as JSON. @throws Refused */
  deliver(url: string): Promise<void>;
}

export function makeCreator(url: string, address: string): Creator {
  return {
    answer: async (action, typed = {}) => {
      const { subject, link } = await newestMail(url, '/l/', address);
      await submitForm(link, action, typed);
      return subject;
    },
    deliver: async (work) => {
      const { link } = await newestMail(url, '/l/', address);
      const reply = await call(new URL(`/v1/links${link.pathname.slice('/l'.length)}/actions/deliver`, url), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ url: work }),
      });
      if (reply.status !== 200) throw new Refused(reply);
    },
  };
}
