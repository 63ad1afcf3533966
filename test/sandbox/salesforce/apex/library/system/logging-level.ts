/** How important a debug line is. https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_enum_System_LoggingLevel.htm */
import { libraryEnum } from '../define.ts';

export const loggingLevel = libraryEnum({
  name: 'System.LoggingLevel',
  values: ['NONE', 'ERROR', 'WARN', 'INFO', 'DEBUG', 'FINE', 'FINER', 'FINEST', 'INTERNAL'],
});
