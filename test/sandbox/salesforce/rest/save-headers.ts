/**
 * What a client asks of the rules that join its saves, by headers of its call.
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_duplicaterules.htm
 * https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/headers_autoassign.htm
 */
import type { DuplicateRuleWish, Org, SaveOptions } from '../data/types.ts';

type Wishes = Pick<SaveOptions, 'duplicateRule' | 'assignmentRule'>;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const headerIn = (headers: Headers, name: string): string | undefined => {
  const value = headers[name];
  return typeof value === 'string' ? value.trim() : value?.[0]?.trim();
};

/** `allowSave=true; includeRecordDetails=false; runAsCurrentUser=true` */
const duplicateWish = (header: string): DuplicateRuleWish => {
  const words = new Map(
    header.split(/[;,]/).map((part) => {
      const [name = '', value = ''] = part.split('=').map((word) => word.trim().toLowerCase());
      return [name, value === 'true'] as const;
    }),
  );
  return {
    allowSave: words.get('allowsave') ?? false,
    includeRecordDetails: words.get('includerecorddetails') ?? false,
  };
};

/** Assignment rules run unless the call says `Sforce-Auto-Assign: FALSE`; an id names a rule. */
const assignmentWish = (header = 'true'): string => {
  const word = header.toLowerCase();
  if (word === 'true') return 'default';
  return word === 'false' ? 'none' : header;
};

const wishesIn = (headers: Headers): Wishes => {
  const duplicates = headerIn(headers, 'sforce-duplicate-rule-header');
  return {
    ...(duplicates === undefined ? {} : { duplicateRule: duplicateWish(duplicates) }),
    assignmentRule: assignmentWish(headerIn(headers, 'sforce-auto-assign')),
  };
};

/** The org as this call sees it: all its saves carry the wishes. */
export const savingAs = (org: Org, headers: Headers): Org => {
  const wishes = wishesIn(headers);
  return {
    ...org,
    insert: (caller, save) => org.insert(caller, { ...save, ...wishes }),
    update: (caller, save) => org.update(caller, { ...save, ...wishes }),
    upsert: (caller, save) => org.upsert(caller, { ...save, ...wishes }),
  };
};
