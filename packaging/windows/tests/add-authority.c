/* SPDX-License-Identifier: MIT
 * Adds a certificate (DER) to the authorities that Windows trusts, for the tests under wine:
 * add-authority.exe FILE. An administrator does the same by group policy or certutil. */
#include <windows.h>

#include <wincrypt.h>

#include <stdio.h>

int main(int count, char **arguments)
{
    static BYTE certificate[65536];
    FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
    if (!file)
        return 2;
    DWORD size = (DWORD)fread(certificate, 1, sizeof certificate, file);
    fclose(file);
    HCERTSTORE store = CertOpenStore(CERT_STORE_PROV_SYSTEM_W, 0, 0,
                                     CERT_SYSTEM_STORE_LOCAL_MACHINE, L"Root");
    BOOL isAdded = store
        && CertAddEncodedCertificateToStore(store, X509_ASN_ENCODING, certificate, size,
                                            CERT_STORE_ADD_REPLACE_EXISTING, NULL);
    if (store)
        CertCloseStore(store, 0);
    return isAdded ? 0 : 1;
}
