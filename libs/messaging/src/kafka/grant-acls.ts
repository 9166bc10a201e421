import type { Acl } from '@app/contracts';
import kafkajs, { type AclEntry, type Admin } from 'kafkajs';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;

const resourceTypes = { topic: AclResourceTypes.TOPIC, group: AclResourceTypes.GROUP };
const operations = { read: AclOperationTypes.READ, write: AclOperationTypes.WRITE };

/** Gives the user these rights and takes what else it has. What it keeps is never missing in between. */
export async function grantAcls(admin: Admin, user: string, acls: readonly Acl[], namespace: string): Promise<void> {
  const wanted = acls.map((acl) => entryOf(user, acl, namespace));
  const present = await entriesOf(admin, user);
  const missing = without(wanted, present);
  const surplus = without(present, wanted).filter((entry) => entry.resourceName.startsWith(namespace));
  if (missing.length > 0) await admin.createAcls({ acl: missing });
  if (surplus.length > 0) await admin.deleteAcls({ filters: surplus });
}

const entryOf = (user: string, { resource, name, operation }: Acl, namespace: string): AclEntry => ({
  principal: `User:${user}`,
  host: '*',
  resourceType: resourceTypes[resource],
  resourceName: namespace + name,
  resourcePatternType: ResourcePatternTypes.LITERAL,
  operation: operations[operation],
  permissionType: AclPermissionTypes.ALLOW,
});

async function entriesOf(admin: Admin, user: string): Promise<AclEntry[]> {
  const { resources } = await admin.describeAcls({
    principal: `User:${user}`,
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  return resources.flatMap(({ acls, ...resource }) => acls.map((acl) => ({ ...resource, ...acl })));
}

const without = (some: readonly AclEntry[], others: readonly AclEntry[]): AclEntry[] => {
  const known = new Set(others.map(textOf));
  return some.filter((entry) => !known.has(textOf(entry)));
};

const textOf = (entry: AclEntry): string =>
  [entry.resourceType, entry.resourceName, entry.resourcePatternType, entry.host, entry.operation, entry.permissionType].join(' ');
