# SPDX-License-Identifier: MIT
# Paths are relative to tests/.
ecom67_add_test(tst_CommandLine SOURCE unit/app/tst_CommandLine.cpp LABEL unit LINK ecom67::app)
ecom67_add_test(tst_MessageLog SOURCE unit/app/tst_MessageLog.cpp LABEL unit LINK ecom67::app)
ecom67_add_test(tst_Sample SOURCE unit/app/tst_Sample.cpp LABEL unit LINK ecom67::app)
ecom67_add_test(tst_Script SOURCE unit/app/tst_Script.cpp LABEL unit LINK ecom67::app)
