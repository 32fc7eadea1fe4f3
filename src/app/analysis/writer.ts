/**
 * Who writes texts of its own: a large language model. None comes with Svar: the one on this machine says so, the other one is a
 * server that the owner of the desk has named.
 */
import { NotOffered } from '../errors.ts';

/** One message of a conversation, the oldest first. */
export interface Said {
  who: 'customer' | 'agent' | 'colleague';
  text: string;
}

export interface Writer {
  readonly isServer: boolean;
  /** @param language a code, such as `nb` @throws NotOffered, OthersFailed */
  translate(text: string, language: string): Promise<string>;
  /** @param sentences at most @param language a code; '' for the conversation's own @throws NotOffered, OthersFailed */
  summarise(title: string, conversation: readonly Said[], sentences: number, language: string): Promise<string>;
}

const none = async (): Promise<never> => {
  throw new NotOffered('This takes a large language model, and this desk has none: SVAR_MODEL_URL names one');
};

/** The writer on this machine: it has no language model, and pretends none. */
export const localWriter: Writer = { isServer: false, translate: none, summarise: none };
