export { type Hierarchy, hierarchyOf } from '../../core/schema/hierarchy.js';
