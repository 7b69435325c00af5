"""A small office's tables, in the order in which a newcomer would bring them in."""

from __future__ import annotations

MASTERS = {
    "accounts": "code,name,name_en,type,parent,active\n"
    "1114,Bank Jateng,Bank account - Jateng,current_asset,1100,yes\n",
    "customers": "code,name,npwp,address,city,terms_days,credit_limit\n"
    "C-001,CV Maju Bersama,,Jl. Merdeka No. 1,Semarang,30,250000000\n"
    'C-002,"Toko ""Sinar"", Ungaran",,,,,\n',
    "suppliers": "code,name,city,terms_days\nS-001,PT Sumber Lampu,Jakarta,45\n",
    "party-addresses": "party,name,use,address,city,contact,phone,email\n"
    "C-001,Gudang Ungaran,delivery,Jl. Diponegoro No. 5,Ungaran,Bu Rina,024 555 0101,\n"
    "C-001,Bagian tagihan,billing,,,Pak Dedi,,tagihan@maju.example\n",
    "items": "code,name,category,kind,unit,costing,sale_price,purchase_price,min_stock,barcode,tax\n"
    "BRG-001,Lampu LED 9 W,Lampu,goods,pcs,average,18500,12000,24,8990001,ppn\n"
    "BRG-002,Kabel NYM 2x1.5,Kabel,goods,m,fifo,9250.5,6100.25,0,,ppn\n"
    "JSA-001,Pemasangan,Jasa,service,titik,average,75000,0,0,,none\n",
    "item-units": "item,unit,factor\nBRG-001,dus,24\nBRG-002,roll,50\n",
    "warehouses": "code,name\nGUDANG2,Gudang Ungaran\n",
    "price-lists": "list,name,customer,item,unit,from_quantity,price,valid_from,valid_to\n"
    "GROSIR,Daftar grosir,,BRG-001,pcs,10,17500,2026-01-01,\n"
    "GROSIR,Daftar grosir,,BRG-001,dus,,400000,,2026-12-31\n"
    "MAJU,Harga CV Maju,C-001,BRG-002,,,9000.5,,\n",
    "payment-terms": "code,name,parts,active\nDP30,30% tunai,30% 0; 33.5% 30; rest 60,yes\n",
    "employees": "code,name,valid_from,ptkp,gender,birth_date,religion,joined,employment,position,"
    "department,base_salary,pph21_method,bpjs_health,bpjs_jht,bpjs_jp,jkk_class\n"
    "K-001,Siti Rahmawati,2026-01-01,TK/0,female,1994-05-12,islam,2024-02-01,permanent,Kasir,"
    "Penjualan,5200000,gross,yes,yes,yes,1\n"
    "K-002,Agus Salim,2026-01-01,K/1,male,1988-11-02,islam,2020-07-01,permanent,Kepala gudang,"
    "Gudang,7500000,gross_up,yes,yes,yes,1\n",
}

OPENING = {
    "opening-balances": "account,debit,credit\n1101,5000000,\n1111,245000000,\n3101,,250000000\n",
    "opening-stock": "item,warehouse,quantity,unit_cost\n"
    "BRG-001,GUDANG,240,12000\nBRG-002,GUDANG,500,6100\n",
    "opening-receivables": "party,document,date,due_date,amount\n"
    "C-001,INV-LAMA-9,2025-12-10,2026-01-09,3330000\n",
    "opening-payables": "party,document,date,due_date,amount\n"
    "S-001,SL/2025/77,2025-12-15,2026-01-29,4440000\n",
    "opening-pay": "employee,year,through_month,gross,pph21,pension,zakat,leave_days,loan_balance\n"
    "K-002,2026,1,7500000,112500,75000,0,12,1500000\n",
}

DOCUMENTS = {
    "quotations": "ref,date,customer,valid_until,subject,terms,item,quantity,unit,unit_price,tax\n"
    "Q-1,2026-02-02,C-001,2026-02-16,Lampu gudang,Franko gudang,BRG-001,48,pcs,18000,ppn\n"
    "Q-1,2026-02-02,C-001,2026-02-16,Lampu gudang,Franko gudang,JSA-001,2,titik,75000,none\n",
    "sales-orders": "ref,date,customer,customer_po,wanted_date,ship_to,warehouse,discount,item,"
    "quantity,unit,unit_price,discount_percent,tax\n"
    "SO-1,2026-02-09,C-001,PO-90,2026-02-20,Proyek Tembalang,GUDANG,5000,BRG-001,1,dus,432000,5,"
    "ppn\n",
    "purchase-requests": "ref,date,needed_by,requester,purpose,supplier,item,quantity,unit\n"
    "PR-1,2026-02-01,2026-02-10,Agus,Stok menipis,,BRG-001,5,dus\n"
    "PR-1,2026-02-01,2026-02-10,Agus,Stok menipis,,BRG-002,50,m\n",
    "purchase-orders": "ref,date,supplier,supplier_quote,wanted_date,buyer,terms_days,warehouse,"
    "freight,item,quantity,unit,unit_price,tax\n"
    "PO-1,2026-02-02,S-001,Q/77,2026-02-08,Agus,45,GUDANG,25000,BRG-001,5,dus,285000,ppn\n"
    "PO-1,2026-02-02,S-001,Q/77,2026-02-08,Agus,45,GUDANG,25000,6202,1,,150000,none\n",
    "purchase-invoices": "ref,date,supplier,supplier_number,warehouse,discount,freight,item,quantity,"
    "unit,unit_price,discount_percent,tax\n"
    "P-1,2026-02-03,S-001,SL/26/101,GUDANG,0,50000,BRG-001,10,dus,288000,0,ppn\n"
    "P-1,2026-02-03,S-001,SL/26/101,GUDANG,0,50000,BRG-002,4,roll,305000,5,ppn\n"
    "P-2,2026-02-04,S-001,EX/26/7,GUDANG,0,0,JSA-001,1,titik,60000,0,none\n",
    "sales-invoices": "ref,date,customer,customer_po,warehouse,discount,item,quantity,unit,unit_price,"
    "discount_percent,tax\n"
    "F-1,2026-02-10,C-001,PO-88,GUDANG,10000,BRG-001,2,dus,444000,5,ppn\n"
    "F-1,2026-02-10,C-001,PO-88,GUDANG,10000,BRG-002,12.5,m,9250.5,0,ppn\n"
    "F-1,2026-02-10,C-001,PO-88,GUDANG,10000,JSA-001,3,titik,75000,0,none\n"
    "F-2,2026-02-12,C-002,,GUDANG,0,BRG-001,6,pcs,18500,0,ppn\n",
    "customer-receipts": "ref,date,party,account,amount,document,applied\n"
    "R-1,2026-02-20,C-001,1111,4000000,F-1,500000\n"
    "R-1,2026-02-20,C-001,1111,4000000,INV-LAMA-9,3330000\n",
    "supplier-payments": "ref,date,party,account,amount,document,applied\n"
    "B-1,2026-02-25,S-001,1111,4440000,SL/2025/77,4440000\n",
    "credit-notes": "ref,date,party,invoice,item,quantity,unit_price,restock\n"
    "K-1,2026-02-21,C-002,F-2,BRG-001,1,,yes\nK-1,2026-02-21,C-002,F-2,BRG-001,,5000,no\n"
    "K-2,2026-02-22,C-002,F-2,BRG-001,2,10000,no\n",
    "debit-notes": "ref,date,party,invoice,item,quantity,unit_price,restock\n"
    "T-1,2026-02-23,S-001,P-1,BRG-002,1,,yes\nT-1,2026-02-23,S-001,P-1,,,,\n",
    "landed-costs": "ref,date,bill,bill_lines,method,notes,goods,goods_line\n"
    "L-1,2026-02-24,P-2,1,quantity,Ekspedisi,P-1,1\nL-1,2026-02-24,P-2,1,quantity,Ekspedisi,P-1,2\n",
    "journal-entries": "ref,date,account,debit,credit,memo\n"
    "J-1,2026-02-28,6202,350000,,Listrik Februari\nJ-1,2026-02-28,1101,,350000,Listrik Februari\n",
    "stock-moves": "ref,date,kind,item,warehouse,to_warehouse,quantity,unit,unit_cost,reason\n"
    "M-1,2026-02-26,transfer,BRG-001,GUDANG,GUDANG2,24,pcs,,\n"
    "M-2,2026-02-27,adjustment,BRG-002,GUDANG,,-2,m,,Rusak\n",
    "stock-counts": "ref,date,warehouse,item,counted\nH-1,2026-02-28,GUDANG2,BRG-001,23\n",
}

PAY = {
    "pay-components": "employee,component,amount,valid_from,valid_to\n"
    "K-001,transport,350000,2026-01-01,\n",
    "pay-inputs": "employee,period,component,amount\nK-001,2026-02,bonus,500000\n",
    "overtime": "employee,date,hours,day\nK-001,2026-02-11,2.5,workday\n",
    "attendance": "employee,date,check_in,check_out\nK-001,2026-02-11,07:58,19:40\n",
}

EVERYTHING = {**MASTERS, **OPENING, **DOCUMENTS, **PAY}
"""Kind and table, in order: each may name what stands before it."""
