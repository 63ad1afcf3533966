/**
 * What code hands to prompt templates and gets from them. The templates themselves are not answered here.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_connectapi_input_einstein_prompt_template_generations.htm
 */
import { Unsupported } from '../../../../../shared/unsupported.ts';
import { libraryClass, type LibraryClass } from '../../define.ts';
import { plainClass, properties } from '../plain-object.ts';

const generate = (template: string | null): never => {
  throw new Unsupported(`the prompt template ${template ?? ''}`);
};

const VALUES = 'Map<String,ConnectApi.WrappedValue>';

export const promptTemplateClasses: readonly LibraryClass[] = [
  plainClass({ name: 'ConnectApi.WrappedValue', initial: () => ({}), members: properties('Object value') }),
  plainClass({
    name: 'ConnectApi.EinsteinLlmAdditionalConfigInput',
    initial: () => ({}),
    members: properties(
      `${VALUES} additionalParameters`,
      'String applicationName',
      'Boolean enablePiiMasking',
      'Double frequencyPenalty',
      'Integer maxTokens',
      'Integer numGenerations',
      'Double presencePenalty',
      'List<String> stopSequences',
      'Double temperature',
    ),
  }),
  plainClass({
    name: 'ConnectApi.EinsteinPromptTemplateGenerationsInput',
    initial: () => ({}),
    members: properties(
      'ConnectApi.EinsteinLlmAdditionalConfigInput additionalConfig',
      'String citationMode',
      `${VALUES} inputParams`,
      'Boolean isPreview',
      'String outputLanguage',
      'ConnectApi.WrappedValue tags',
    ),
  }),
  plainClass({
    name: 'ConnectApi.EinsteinLLMGenerationItemOutput',
    initial: () => ({}),
    members: properties('String parameters', 'String responseId', 'String structuredResponse', 'String text'),
  }),
  plainClass({
    name: 'ConnectApi.EinsteinPromptTemplateGenerationsRepresentation',
    initial: () => ({}),
    members: properties(
      'List<ConnectApi.EinsteinLLMGenerationItemOutput> generations',
      'Boolean isSummarized',
      'String prompt',
      'String promptTemplateDevName',
      'String requestId',
    ),
  }),
  libraryClass({
    name: 'ConnectApi.EinsteinLLM',
    members: {
      'static ConnectApi.EinsteinPromptTemplateGenerationsRepresentation generateMessagesForPromptTemplate(String promptTemplateDevName, ConnectApi.EinsteinPromptTemplateGenerationsInput input)':
        generate,
    },
  }),
];
