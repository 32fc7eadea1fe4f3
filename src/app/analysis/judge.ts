import type { Job, Said } from './question.ts';
export class Judge {
  static async open(): Promise<Judge> {
    return new Judge();
  }
  do(_job: Job): Said {
    return { done: true };
  }
}
