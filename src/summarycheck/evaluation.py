def wilson(h,n,z=1.959964):
    p=h/n; d=1+z*z/n; c=(p+z*z/(2*n))/d; r=z*((p*(1-p)/n+z*z/(4*n*n))**.5)/d
    return max(0,c-r),min(1,c+r)
