# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_ConversationModel SOURCE unit/model/tst_ConversationModel.cpp LABEL unit LINK ecom67::model)
