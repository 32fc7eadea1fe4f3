/**
 * The MIME reader, with what mails of the world need beyond the library: text in a charset that it is not in, parts that are
 * called text and are files, a multipart whose parts cannot be found. The library's classes have the places for it; its types do
 * not tell them, so that they are named here. `mail-reader.test.ts` holds them against the version that is installed.
 */
import PostalMime, { type Email, type PostalMimeOptions } from 'postal-mime';
import { isUnknownCharset, plainText, textIn } from '../domain/charset.ts';
import { readWords } from '../domain/encoded-words.ts';
import { cut } from '../domain/text.ts';
import { line } from './mail-head.ts';

interface Structured {
  value: string;
  params: Record<string, string>;
}

/** A part of a mail, as far as it is corrected here. */
interface Part {
  state: 'header' | 'body' | 'finished';
  contentType: { value: string; parsed: Structured; multipart: string | false };
  contentDisposition: { parsed: Structured };
  /** Of a leaf, and of a multipart all that is in none of its parts. */
  content: ArrayBuffer | null;
  childNodes: Part[];
}

/** What the library calls for each line, and for each part when all lines are read. */
interface Inside {
  root: Part;
  currentNode: Part;
  processLine(line: Uint8Array, isFinal: boolean): Promise<void>;
  collectNode(node: Part, alternative: Part | false, related: boolean): Promise<void>;
}

const Library = PostalMime as unknown as new (options: PostalMimeOptions) => PostalMime & Inside;

const MEDIA_TYPE = /^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}/;
const isText = ({ contentType }: Part): boolean => ['text/plain', 'text/html'].includes(contentType.parsed.value);
const fileNameOf = ({ contentDisposition, contentType }: Part): string =>
  contentDisposition.parsed.params.filename || contentType.parsed.params.name || '';
const bytesOf = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer as ArrayBuffer;

/** `text/plain charset=x` is text; what is no type at all is text too. Source: RFC 2045 §5.2 */
function settleType({ contentType: { parsed } }: Part): void {
  const found = MEDIA_TYPE.exec(parsed.value)?.[0];
  if (found === parsed.value) return;
  const charset = /charset\s*=\s*"?([\w.:-]{1,40})/i.exec(parsed.value)?.[1];
  parsed.value = found ?? 'text/plain';
  if (charset !== undefined) parsed.params.charset ??= charset;
}

/** A multipart in which no part begins keeps its words as text. */
function settleParts(node: Part): void {
  const { contentType, childNodes, content } = node;
  if (contentType.multipart === false || childNodes.length > 0 || content === null || content.byteLength === 0) return;
  contentType.multipart = false;
  contentType.parsed = { value: 'text/plain', params: {} };
}

const META = /<meta[^>]{0,200}charset\s*=\s*["']?([\w.:-]{1,40})/i;
const META_WITHIN = 2_000;

/** The charset that a text says it is in, `''` for none. HTML may say it inside. */
function saidCharset({ contentType: { parsed } }: Part, bytes: Uint8Array): string {
  const said = parsed.params.charset ?? '';
  if (said !== '' || parsed.value !== 'text/html') return said;
  return META.exec(plainText(bytes.subarray(0, META_WITHIN)))?.[1] ?? '';
}

/** What is read of a mail. */
export interface Read {
  email: Email;
  /** Charsets of its texts that nobody knows. */
  unknownCharsets: string[];
}

class Reader extends Library {
  readonly unknownCharsets = new Set<string>();
  /** A text has been found that is the mail's own. */
  private hasWords = false;

  /** Lines of heads are UTF-8 (RFC 6532); what is none is Latin-1. */
  override processLine(line: Uint8Array, isFinal: boolean): Promise<void> {
    const isHead = this.currentNode.state === 'header' && line.some((byte) => byte > 0x7f);
    return super.processLine(isHead ? new Uint8Array(bytesOf(plainText(line))) : line, isFinal);
  }

  override collectNode(node: Part, alternative: Part | false, related: boolean): Promise<void> {
    settleType(node);
    settleParts(node);
    if (node.contentType.multipart === false) this.settleLeaf(node, alternative !== false);
    return super.collectNode(node, alternative, related);
  }

  private settleLeaf(node: Part, isAlternative: boolean): void {
    const name = readWords(fileNameOf(node));
    if (name !== '') node.contentDisposition.parsed.params.filename = name;
    const { value } = node.contentType.parsed;
    if (isText(node)) {
      // a text with a name, behind the mail's own, is a file that some clients call inline
      if (name !== '' && this.hasWords && !isAlternative) node.contentDisposition.parsed.value = 'attachment';
      if (node.contentDisposition.parsed.value === 'attachment') return;
      this.hasWords = true;
      this.settleCharset(node);
    } else if (value === 'text/calendar' || value === 'application/ics') this.settleCharset(node);
  }

  /** Gives the library a text in UTF-8, whatever it came in. */
  private settleCharset(node: Part): void {
    const bytes = new Uint8Array(node.content ?? new ArrayBuffer(0));
    const said = saidCharset(node, bytes);
    if (isUnknownCharset(said)) this.unknownCharsets.add(line(cut(said, 60)));
    node.content = bytesOf(textIn(bytes, said));
    node.contentType.parsed.params.charset = 'utf-8';
  }
}

/** Reads a mail. @throws Error when it has more of anything than the options allow */
export async function readMime(bytes: Uint8Array, options: PostalMimeOptions): Promise<Read> {
  const reader = new Reader(options);
  const email = await reader.parse(bytes);
  return { email, unknownCharsets: [...reader.unknownCharsets] };
}
