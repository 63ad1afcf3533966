/** Blob: bytes. Immutable by agreement: nobody writes to `bytes`. */
import { isUtf8 } from 'node:buffer';
import { apexException } from '../runtime/exceptions.ts';
import { ApexValue, textHash } from './apex-value.ts';

export class ApexBlob extends ApexValue {
  readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    super();
    this.bytes = bytes;
  }

  static of(text: string): ApexBlob {
    return new ApexBlob(Buffer.from(text, 'utf8'));
  }

  get size(): number {
    return this.bytes.length;
  }

  /** `Blob.toString()`. @throws System.StringException when the bytes are no UTF-8 */
  toUtf8(): string {
    if (!isUtf8(this.bytes)) throw apexException('System.StringException', 'BLOB is not a valid UTF-8 string');
    return this.bytes.toString('utf8');
  }

  override get key(): unknown {
    return `\u0000B${this.bytes.toString('latin1')}`;
  }

  override apexEquals(other: unknown): boolean {
    return other instanceof ApexBlob && other.bytes.equals(this.bytes);
  }

  override apexHash(): number {
    return textHash(this.bytes.toString('latin1'));
  }

  override apexText(): string {
    return `Blob[${this.size}]`;
  }
}
