/** The only table of status codes and error bodies. wire: errors of the official API; both spellings of the text are sent. */
import { NotOffered, OthersFailed, Refused, SignedOut, StoreConflict, StoreUnavailable, VersionMismatch } from '../app/errors.ts';
import { TooBusy } from '../app/sign-in.ts';
import { Fault } from '../contract/decode.ts';

export interface ErrorAnswer {
  status: number;
  body: Record<string, unknown>;
  headers?: Record<string, string>;
}

/** An address that is known, but not with this verb. @param verbs that it has, without OPTIONS */
export function wrongVerb(verbs: readonly string[]): DoorError {
  const Allow = [...verbs, 'OPTIONS'].sort().join(', ');
  return new DoorError(405, 'SoNotSupportedException', `This is answered to ${Allow} only`, { Allow });
}

/** Something the door itself refuses: a status, the kind of error, a line for people. */
export class DoorError extends Error {
  readonly status: number;
  readonly errorType: string;
  readonly headers: Record<string, string>;
  constructor(status: number, errorType: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.errorType = errorType;
    this.headers = headers;
  }
}

export const notFound = (what: string): DoorError => new DoorError(404, 'SoNotFoundException', `${what} was not found`);
export const unsupported = (what: string): DoorError =>
  new DoorError(415, 'SoNotSupportedException', `${what.slice(0, 100)} is not supported`);
/** For calls that find no room: one for all, since a crowd of them is the worst moment to note where each was thrown. */
export const BUSY = new DoorError(503, 'SoServerException', 'The server is busy, please try again', { 'Retry-After': '1' });
/** For calls that come while the process ends: nothing of them is done. */
export const ending = (): DoorError =>
  new DoorError(503, 'SoServerException', 'The server is ending, please try again', { 'Retry-After': '1' });

const MESSAGE_LENGTH = 500;

/** wire: a message is one line. It may repeat what the caller said, so ends of lines and other controls in it are blanks, and it ends somewhere. */
const CONTROLS = /[\p{Cc}\u2028\u2029]+/gu;
const LONG = new RegExp(`^(.{${MESSAGE_LENGTH}}).+$`, 'u');
const oneLine = (message: string): string => message.replace(CONTROLS, ' ').replace(LONG, '$1…');

const body = (errorType: string, text: string, more: Record<string, unknown> = {}): Record<string, unknown> => {
  const message = oneLine(text);
  return {
    Error: true,
    ErrorType: errorType,
    Message: message,
    ErrorMessage: message,
    ErrorSource: 'Svar',
    FriendlyText: null,
    InnerError: null,
    ...more,
  };
};

const refusals: Readonly<Record<Refused['refusal']['why'], readonly [number, string]>> = {
  unknown: [400, 'SoNotFoundException'],
  invalid: [400, 'SoValidationException'],
  argument: [400, 'ArgumentException'],
  forbidden: [403, 'SoSentryException'],
  conflict: [409, 'SoIllegalOperationException'],
};

/** Errors of the HTTP framework by their code. */
const framework: Readonly<Record<string, readonly [number, string, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'SoInvalidArgumentException', 'The request body is too large'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'SoInvalidArgumentException', 'The request body is not as long as announced'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'SoNotSupportedException', 'This content type is not supported'],
  ECONNRESET: [400, 'SoInvalidArgumentException', 'The request broke off'],
  FST_ERR_MAX_PARAM_LENGTH: [414, 'SoInvalidArgumentException', 'A part of the URL is too long'],
  FST_ERR_BAD_URL: [400, 'SoInvalidArgumentException', 'The URL cannot be read'],
};

/** The answer to an error; 500 only for what nobody foresaw. */
export function answerTo(error: unknown): ErrorAnswer {
  if (error instanceof DoorError) return { status: error.status, body: body(error.errorType, error.message), headers: error.headers };
  if (error instanceof Fault) {
    // wire: a binding error, with the keys of an application error added for readers of that shape
    return {
      status: 400,
      body: body('ArgumentException', 'The request is invalid.', { MessageDetail: oneLine(`${error.path} ${error.message}`) }),
    };
  }
  if (error instanceof Refused) {
    const [status, errorType] = refusals[error.refusal.why];
    return { status, body: body(errorType, error.message) };
  }
  if (error instanceof VersionMismatch)
    return { status: 412, body: body('SoIllegalOperationException', `It has changed: ${error.message}`) };
  if (error instanceof NotOffered) return { status: 501, body: body('SoNotImplementedException', error.message) };
  if (error instanceof OthersFailed) return { status: 502, body: body('SoServerException', error.message) };
  if (error instanceof SignedOut) return { status: 401, body: body('SoSessionException', 'Authentication failed.') };
  if (error instanceof TooBusy)
    return {
      status: 429,
      body: body('SoSessionException', 'Too many log-ins, please try again'),
      headers: { 'Retry-After': String(error.seconds) },
    };
  // a conflict that nobody has tried again is one of a look at what may be stored by then: not for 409, which says that nothing is
  if (error instanceof StoreUnavailable || error instanceof StoreConflict) {
    return {
      status: 503,
      body: body('SoServerException', 'The database cannot answer now, please try again'),
      headers: { 'Retry-After': '1' },
    };
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = framework[code];
  if (known) return { status: known[0], body: body(known[1], known[2]) };
  return { status: 500, body: body('SoException', 'Something went wrong in the server') };
}
