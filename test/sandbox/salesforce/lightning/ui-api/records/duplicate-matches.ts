/** The records that a refused one is like. https://developer.salesforce.com/docs/atlas.en-us.uiapi.meta/uiapi/ui_api_responses_match_result.htm */
import type { SaveError } from '../../../data/types.ts';
import { themeOf } from '../object-info/theme.ts';
import type { View } from '../view.ts';

type Match = NonNullable<SaveError['duplicateResult']>['matchResults'][number];

const labelsOf = (view: View, name: string) => {
  const object = view.wholeOrg.schema.find(name);
  return {
    objectLabel: object?.label ?? name,
    objectLabelPlural: object?.labelPlural ?? name,
    themeInfo: object === undefined ? null : themeOf(view, object),
  };
};

/** Null for an error of any other kind. */
export const duplicateMatches =
  (view: View) =>
  ({ duplicateResult }: SaveError): object | null => {
    if (duplicateResult === undefined) return null;
    const matchResult = ({ entityType, matchRecords }: Match) => ({
      apiName: entityType,
      isAllowSave: duplicateResult.allowSave,
      matchRecordIds: matchRecords.map(({ record }) => record.Id),
      matchRule: duplicateResult.duplicateRule,
      ...labelsOf(view, entityType),
    });
    return { matchResults: duplicateResult.matchResults.map(matchResult) };
  };
