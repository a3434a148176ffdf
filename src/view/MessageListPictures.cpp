// SPDX-License-Identifier: MIT
// The pictures of products in MessageListView.
#include "view/CardPictures.h"
#include "view/MessageDelegate.h"
#include "view/MessageListView.h"

namespace ecom67 {

void MessageListView::setPictures(CardPictures *pictures)
{
    m_delegate->setPictures(pictures);
    // Its place has been there all the time: only the row is painted anew.
    connect(pictures, &CardPictures::arrived, this, [this](MessageId id) {
        if (const int row = rowOf(id); row >= 0)
            viewport()->update(visualRect(model()->index(row, 0)));
    });
    doItemsLayout();
}

} // namespace ecom67
