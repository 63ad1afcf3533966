/**
 * What users may do in the whole org, by profile or permission set: a flag for each permission.
 * https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_permissionset.htm
 */
const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What nearly everybody who works in an org may do. */
export const EVERYDAY_PERMISSIONS: readonly string[] = words(`
  ActivitiesAccess ApiEnabled ConnectOrgToEnvironmentHub CreateCustomizeFilters CreateTopics AssignTopics EditEvent EditTask
  EmailSingle ExportReport MassInlineEdit RunReports SubmitMacrosAllowed ChatterInternalUser ChatterInviteExternalUsers
  ChatterFileLink ContentWorkspaces SelectFilesFromSalesforce SolutionImport ShareInternalArticles
  BulkMacrosAllowed RemoveDirectMessageMembers ViewHelpLink
`);

/** What administrators may do besides. */
export const ADMINISTRATIVE_PERMISSIONS: readonly string[] = words(`
  AuthorApex BulkApiHardDelete CanInsertFeedSystemFields CanUseNewDashboardBuilder ChangeDashboardColors CreateMultiforce
  CreateWorkspaces CustomizeApplication DataExport DelegatedTwoFactor DeleteActivatedContract DistributeFromPersWksp EditCaseComments
  EditHtmlTemplates EditKnowledge EditMyDashboards EditMyReports EditPublicDocuments EditPublicFilters EditPublicTemplates
  EditReadonlyFields FlowUFLRequired ImportLeads ImportPersonal InstallMultiforce InstallPackaging ManageAnalyticSnapshots
  ManageAuthProviders ManageBusinessHourHolidays ManageCallCenters ManageCases ManageContentPermissions ManageContentProperties
  ManageContentTypes ManageCssUsers ManageCustomPermissions ManageCustomReportTypes ManageDashbdsInPubFolders ManageDashboards
  ManageDataCategories ManageDataIntegrations ManageDynamicDashboards ManageEmailClientConfig ManageHealthCheck ManageInteraction
  ManageInternalUsers ManageIpAddresses ManageKnowledge ManageLeads ManageLoginAccessPolicies ManageMobile ManageNetworks
  ManagePasswordPolicies ManageProfilesPermissionsets ManageQuotas ManageReportsInPubFolders ManageRemoteAccess ManageRoles
  ManageSandboxes ManageSessionPermissionSets ManageSharing ManageSolutions ManageTranslation ManageTwoFactor ManageUsers MassEmail
  ModerateChatter ModifyAllData ModifyMetadata NewReportBuilder PackagingAllowed PasswordNeverExpires PortalSuperUser
  PrivacyDataAccess PublishMultiforce ResetPasswords RunFlow ScheduleJob ScheduleReports SendAnnouncementEmails SendSitRequests
  TransferAnyCase TransferAnyEntity TransferAnyLead TwoFactorApi UseTeamReassignWizards UseWebLink ViewAllData ViewAllProfiles
  ViewAllUsers ViewContent ViewDataAssessment ViewDataCategories ViewEncryptedData ViewEventLogFiles ViewGlobalHeader
  ViewHealthCheck ViewMyTeamsDashboards ViewPublicDashboards ViewPublicReports ViewRoles ViewSetup
`);

export const USER_PERMISSIONS: readonly string[] = [...EVERYDAY_PERMISSIONS, ...ADMINISTRATIVE_PERMISSIONS];
