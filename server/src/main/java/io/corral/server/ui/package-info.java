/// What all pages share. [Ui] registers pages and asks who may see them, [Pages] renders view
/// records with the templates of `web` under a strict content security policy, [Shells] makes what
/// surrounds a page, [PageScope] reads what it looks at. The pages themselves are in a package for
/// each feature below.
@NullMarked
package io.corral.server.ui;

import org.jspecify.annotations.NullMarked;
