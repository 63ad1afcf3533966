/** Where the regions of a Lightning page stand: header on top, what is narrow beside what is wide. */
import type { PageDocument, PageItem, Surrounding } from 'lightningPage/pageDocument';

export type DrawnRegion = {
  readonly name: string;
  readonly className: string;
  readonly components: readonly PageItem[];
  readonly surrounding: Surrounding;
};

type Place = { readonly className: string; readonly width: Surrounding['width'] };

const FULL: Place = { className: 'slds-col slds-size_1-of-1', width: 'LARGE' };
const WIDE: Place = { className: 'slds-col slds-size_1-of-1 slds-large-size_8-of-12', width: 'MEDIUM' };
const NARROW: Place = { className: 'slds-col slds-size_1-of-1 slds-large-size_4-of-12', width: 'SMALL' };
const HALF: Place = { className: 'slds-col slds-size_1-of-1 slds-medium-size_1-of-2', width: 'MEDIUM' };
const THIRD: Place = { className: 'slds-col slds-size_1-of-1 slds-medium-size_1-of-3', width: 'SMALL' };

const PLACES: readonly (readonly [name: RegExp, place: Place])[] = [
  [/^(?:sidebar|rightsidebar|leftsidebar|right|rightcol)$/i, NARROW],
  [/^(?:bottomLeft|bottomRight|left|region[AB]of2)$/i, HALF],
  [/^region\d$/i, THIRD],
  [/^main$/i, WIDE],
];

const isFull = (page: PageDocument, name: string): boolean => {
  const beside = page.regions.filter((region) => region.components.length > 0 && /sidebar|right/i.test(region.name));
  return name.toLowerCase() === 'main' && beside.length === 0;
};

const placeOf = (page: PageDocument, name: string): Place =>
  isFull(page, name) ? FULL : (PLACES.find(([pattern]) => pattern.test(name))?.[1] ?? FULL);

/** Regions without components take no place. */
export const drawnRegions = (page: PageDocument, surrounding: Surrounding): readonly DrawnRegion[] =>
  page.regions
    .filter(({ components }) => components.length > 0)
    .map(({ name, components }) => {
      const { className, width } = placeOf(page, name);
      return { name, className, components, surrounding: { ...surrounding, width } };
    });
