/** The screen files of the org that a call is made to. */
import type { View } from '../view.ts';
import type { ScreenFile, ScreenKind } from './screen-files.ts';

export const screenFiles = ({ wholeOrg }: Pick<View, 'wholeOrg'>, kind: ScreenKind): readonly ScreenFile[] =>
  wholeOrg.schema.setup?.screens?.[kind] ?? [];
