/** One component of a Lightning page: of the package, or of the platform; or why there is none. */
import { api, LightningElement } from 'lwc';
import type { PageItem as Item, Surrounding } from 'lightningPage/pageDocument';
import { sentenceOf } from 'lightningPage/failureText';
import { standardPart, type Part } from 'lightningPage/standardParts';

const PACKAGED = /^(?:c:|[^:]+$)/;

/** Properties of a page are texts; numbers and truths are given as such. */
const valueOf = (value: string | readonly string[]): unknown => {
  if (value === 'true' || value === 'false') return value === 'true';
  return typeof value === 'string' && /^-?\d{1,9}$/.test(value) ? Number(value) : value;
};

export default class PageItem extends LightningElement {
  @api item: Item | undefined;
  @api surrounding: Surrounding = { recordId: undefined, objectApiName: undefined, width: 'LARGE' };
  failure = '';

  get name(): string {
    return this.item?.name ?? '';
  }

  get isPackaged(): boolean {
    return this.item?.kind === 'component' && PACKAGED.test(this.name);
  }

  get part(): Part | undefined {
    return this.item === undefined ? undefined : standardPart(this.item, this.surrounding);
  }

  get problem(): string {
    if (this.failure !== '' || this.item === undefined) return this.failure;
    return this.isPackaged || this.part !== undefined ? '' : `The sandbox does not support ${this.name}.`;
  }

  get packagedProperties(): Readonly<Record<string, unknown>> {
    const { recordId, objectApiName, width } = this.surrounding;
    const own = Object.entries(this.item?.properties ?? {}).map(([name, value]) => [name, valueOf(value)] as const);
    const about = recordId === undefined ? {} : { recordId, objectApiName };
    return { ...Object.fromEntries(own), ...about, flexipageRegionWidth: width };
  }

  override errorCallback(error: unknown): void {
    this.failure = sentenceOf(error);
  }
}
