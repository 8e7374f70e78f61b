import {
  makeAccount,
  makeOrganization,
  makeTenant,
  type TestAccount,
  type TestOrganization,
  type TestTenant,
} from './factories.ts'
import type { Client, TestServer } from './with-server.ts'

/** A province with two departments, and its administrator signed in. */
export interface TwoDepartments {
  readonly tenant: TestTenant
  readonly province: TestOrganization
  readonly health: TestOrganization
  readonly finance: TestOrganization
  readonly root: TestAccount
  readonly administrator: Client
}

/** A tenant of its own for a test, so that what one test writes no other reads. */
export async function makeTwoDepartments(server: TestServer): Promise<TwoDepartments> {
  const tenant = await makeTenant(server.deps)
  const province = await makeOrganization(server.deps, tenant, { name: 'Tỉnh Phú Thọ', kind: 'province' })
  const health = await makeOrganization(server.deps, tenant, { name: 'Sở Y tế', parentId: province.id })
  const finance = await makeOrganization(server.deps, tenant, { name: 'Sở Tài chính', parentId: province.id })
  const root = await makeAccount(server.deps, tenant, 'administrator', province)
  return { tenant, province, health, finance, root, administrator: await server.as(root) }
}
